using System.Data.Common;
using Dapper;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Storage;

namespace TeamsOffboardBot.Hosting.CheckUp;

/// <summary>Looks into the database without making or changing anything, also beside a bot that works in it.</summary>
internal sealed class DatabaseCheck(Database database) : ICheckPart
{
    private static readonly CheckSubject Subject = new(CheckArea.Database, Phrase.Of("CheckUp.Database.Subject"));

    public async Task<IReadOnlyList<CheckLine>> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var version = await database.LookAsync(
                moment => moment.Connection!.ExecuteScalarAsync<long>("SELECT MAX(version) FROM schema_version", transaction: moment), cancellationToken);
            return [Subject.Line(CheckVerdict.Ok, Phrase.Of("CheckUp.Database.Ok", ("version", $"{version}")))];
        }
        catch (StorageUnusableException unusable)
        {
            return [Missing(Phrase.Of("CheckUp.Text", ("text", unusable.Message)))];
        }
        catch (DbException)
        {
            return [Missing(Phrase.Of("CheckUp.Database.NoTables"))];
        }
    }

    private static CheckLine Missing(Phrase found) =>
        Subject.Line(CheckVerdict.Missing, found, Phrase.Of("CheckUp.Database.Why"), Phrase.Of("CheckUp.Database.Fix"));
}
