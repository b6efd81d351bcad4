using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// Answers what is asked while somebody types a name into a card. Rights are looked up at every answer; whoever has none gets the same
/// empty list as somebody who typed a name that nobody has.
/// </summary>
public sealed class SearchDesk(Askable askable, ILogger<SearchDesk> logger)
{
    private const string SearchAnswer = "application/vnd.microsoft.search.searchResponse";

    /// <summary>Teams shows no more.</summary>
    private const int Most = 15;

    /// <summary>One letter fits half the company.</summary>
    private const int Least = 2;

    public async Task<SearchInvokeResponse> AnswerAsync(ITurnContext turn, string query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var text = CardText.Plain(query, 200);
        var isAsked = turn.Activity.IsPersonal() && text.Length >= Least && turn.Activity.Value is JObject value && (string?)value["dataset"] == PersonFields.Leavers;
        var found = isAsked && Speaker.Of(turn.Activity) is { } speaker ? await FindAsync(speaker, text, cancellationToken) : [];
        return new SearchInvokeResponse
        {
            StatusCode = 200,
            Type = SearchAnswer,
            Value = new JObject(new JProperty("results", new JArray(found.Select(Choice)))),
        };
    }

    private static JObject Choice(Person person) => new(new JProperty("title", PersonFields.Describe(person)), new JProperty("value", person.Id.Value));

    private async Task<IReadOnlyList<Person>> FindAsync(Speaker speaker, string text, CancellationToken cancellationToken)
    {
        try
        {
            return await askable.FindAsync(speaker.Id, text, Most, cancellationToken);
        }
        catch (Microsoft365Fault fault)
        {
            logger.TenantRefused(fault);
            return [];
        }
    }
}
