using Dapper;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Storage;

internal sealed class SqlHandoversTold(Database database, TimeProvider time) : IHandoversTold
{
    public async Task<HowTold?> FindAsync(RequestId request, UserId person, CancellationToken cancellationToken)
    {
        var how = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<string?>(
                "SELECT how FROM handovers_told WHERE request_id = @request AND person_id = @person", new { request = request.Value, person = person.Value }),
            cancellationToken);
        return how is null ? null : Enum.Parse<HowTold>(how);
    }

    public Task NoteAsync(RequestId request, UserId person, HowTold how, CancellationToken cancellationToken) => database.WriteAsync(
        transaction => transaction.Connection!.ExecuteAsync(
            "INSERT INTO handovers_told (request_id, person_id, how, told_at) VALUES (@request, @person, @how, @at) ON CONFLICT DO NOTHING",
            new { request = request.Value, person = person.Value, how = how.ToString(), at = Instant.Write(time.GetUtcNow()) },
            transaction),
        cancellationToken);
}
