using System.Reflection;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Tests.Journeys.Harness;

namespace TeamsOffboardBot.Tests.Journeys.Trust;

/// <summary>
/// Activities as Teams sends them, with something changed: a part missing, of another type, too large, nested, or holding a text
/// nobody expected. None of them gives an order that its sender may give: whatever comes of them, no request may change.
/// </summary>
internal static partial class Mutations
{
    private static readonly string[] AllVerbs = [.. typeof(Verbs).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    private static readonly string[] Names = [.. typeof(Fields).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    private static readonly string[] Texts =
    [
        "[link](http://evil.example)", "![image](http://evil.example/x.png)", "<script>alert(1)</script>", "<a href='http://evil.example'>here</a>", "{{DATE(2026-01-01,SHORT)}}",
        "${$root.secret}", "**bold**", "<at>everybody</at>", "# heading", "1. one", "\u202egnp.exe", "\u200b\u200d\ufeff", "\0\u0001\u001b[31m", "a\r\nfail: forged line of a log\r\n", "e\u0301\u0301\u0301",
        "\ud83d\ude00\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", "\ud800", "\udfff", "'; drop table requests; --", "\" or \"\"=\"", "../../etc/passwd", "%00%0a", "", " ", "\n", "null", "undefined", "NaN", "0", "-1",
        "99999999999999999999", "1e400", "true", "2026-13-45", "9999-12-31T23:59:59Z", "{\"a\":1}", "[]", "help", "cancel", "status", "status [x](http://evil.example)", "status <script>", "offboard", "offbord <b>x</b>",
        new string('x', 10_000), string.Concat(Enumerable.Repeat("[l](http://evil.example) ", 400)),
    ];

    // Half a character travels as what it is.
    private static readonly JsonSerializerSettings Plain = new() { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii };

    // Each of these reads the tenant, which takes long: rarely.
    private static readonly string[] Searches = ["offboard [link](http://evil.example)", "offboard <script>alert(1)</script>", "offboard {{DATE(2026-01-01,SHORT)}}", "offboard %27 or 1 eq 1", "offboard \ud83d\ude00", "offboard me"];

    [GeneratedRegex(@"(^|[^\\])(\[(link|l|x|image)\\?\]|<(script|a |b>|at>)|\{\{|\$\{|\*\*bold|!\[)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    public static partial Regex Markup();

    public static async Task<Gen<string>> OfAsync(BotHost bot)
    {
        var request = await bot.RequestIdAsync();
        Person[] people = [bot.Nestor, bot.Megan, bot.Adele, bot.Christie, bot.Joni];
        // Nobody in these chats is in the middle of something that matters.
        var sender = from person in Gen.Elements(people) from chat in Gen.Elements("a:fuzz-1", "a:fuzz-2", "19:fuzz") select (person, chat);
        var text = Gen.Frequency((40, Gen.Elements(Texts)), (1, Gen.Elements(Searches)));
        var message =
            from s in sender
            from words in text
            from kind in Gen.Elements("personal", "personal", "personal", "groupChat", "channel")
            select With(s.person.Activity("message", s.chat, kind), a => a["text"] = words);
        var other =
            from s in sender
            from type in Gen.Elements("installationUpdate", "conversationUpdate", "typing", "messageReaction", "messageUpdate", "messageDelete", "event", "endOfConversation", "handoff", "trace", "")
            from action in Gen.Elements("add", "remove", "add-upgrade", "")
            select With(s.person.Activity(type, s.chat, "personal"), a =>
            {
                a["action"] = action;
                a["membersAdded"] = new JArray(new JObject { ["id"] = s.person.Id });
            });
        var invoke =
            from s in sender
            from verb in Gen.Elements(AllVerbs)
            from name in Gen.Frequency((9, Gen.Constant("adaptiveCard/action")), (1, Gen.Elements("task/fetch", "application/search", "fileConsent/invoke", "signin/verifyState", "")))
            from values in Gen.ArrayOf(from field in Gen.Elements(Names) from value in Value(request) select (field, value))
            select With(s.person.Activity("invoke", s.chat, "personal"), a => Press(a, name, verb, values));
        var mutated =
            from activity in Gen.Frequency((4, message), (1, other), (5, invoke))
            from changes in Gen.ArrayOf(Change(), 2)
            from howMany in Gen.Choose(0, 2)
            select JsonConvert.SerializeObject(changes.Take(howMany).Aggregate(activity, (a, change) => change(a)), Plain);
        return Gen.Frequency((30, mutated), (1, mutated.SelectMany(a => Gen.Choose(0, a.Length - 1).Select(at => a[..at]))));
    }

    /// <summary>A field's value; never the hash of the plan that stands.</summary>
    private static Gen<JToken> Value(string request) => Gen.Frequency(
        (3, Gen.Elements(Texts).Select(t => (JToken)t)),
        (3, Gen.Constant((JToken)request)),
        (2, Gen.Elements("1", "2", "3", "block-sign-in", "Share", "Forward", "true").Select(t => (JToken)t)),
        (2, Odd()));

    private static Gen<JToken> Odd() => Gen.OneOf(
        Gen.Elements(Texts).Select(t => (JToken)t),
        Gen.Elements<JToken>(JValue.CreateNull(), 0, -1, long.MaxValue, 1.5, true, new JArray(), new JArray(1, new JObject()), new JObject(), new JObject { ["id"] = new JArray() }),
        Gen.Choose(1, 200).Select(Nested),
        Gen.Choose(1, 60_000).Select(n => (JToken)new string('y', n)));

    private static JToken Nested(int depth)
    {
        JToken token = "deep";
        for (var i = 0; i < depth; i++)
        {
            token = i % 2 == 0 ? new JArray(token) : new JObject { ["a"] = token };
        }

        return token;
    }

    /// <summary>One place of the activity, anywhere, is changed.</summary>
    private static Gen<Func<JObject, JObject>> Change() =>
        from place in Gen.Choose(0, 1000)
        from kind in Gen.Choose(0, 9)
        from odd in Odd()
        select (Func<JObject, JObject>)(activity =>
        {
            var places = activity.Descendants().OfType<JProperty>().Where(p => p.Name != "serviceUrl").ToList();
            var property = places[place % places.Count];
            switch (kind)
            {
                case 0 or 1:
                    property.Remove();
                    break;
                case 2:
                    ((JObject)property.Parent!)[property.Name.ToUpperInvariant()] = odd.DeepClone();
                    break;
                case 3:
                    ((JObject)property.Parent!)["unheardOf"] = odd.DeepClone();
                    break;
                default:
                    property.Value = odd.DeepClone();
                    break;
            }

            return activity;
        });

    private static void Press(JObject activity, string name, string verb, IEnumerable<(string Field, JToken Value)> values)
    {
        var data = new JObject();
        foreach (var (field, value) in values)
        {
            data[field] = value.DeepClone();
        }

        activity["name"] = name;
        activity["replyToId"] = "1";
        // The orders that name no plan: who asked may withdraw, and an approver may ask back.
        var sender = (string?)activity["from"]!["name"];
        var isOwn = (verb, sender) is (Verbs.Withdraw, "Megan Bowen") or (Verbs.Ask, "Nestor Wilke" or "Joni Sherman");
        activity["value"] = new JObject { ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = isOwn ? Verbs.Open : verb, ["title"] = "x", ["data"] = data } };
    }

    private static JObject With(JObject activity, Action<JObject> change)
    {
        change(activity);
        return activity;
    }
}
