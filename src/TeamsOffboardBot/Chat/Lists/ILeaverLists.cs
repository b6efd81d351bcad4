using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>Lists of leavers with their lines. What was taken in is kept before anybody is told that it was.</summary>
public interface ILeaverLists
{
    Task AddAsync(LeaverList list, IReadOnlyList<ListRow> rows, CancellationToken cancellationToken);

    Task<LeaverList?> FindAsync(ListId list, CancellationToken cancellationToken);

    /// <summary>Those that something may still happen to.</summary>
    Task<IReadOnlyList<ListId>> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Those of this person that were not submitted yet.</summary>
    Task<IReadOnlyList<ListId>> UnsubmittedAsync(UserId owner, CancellationToken cancellationToken);

    /// <param name="change">Pure; asked again when somebody else wrote meanwhile. Null: nothing is to be changed.</param>
    /// <returns>Null when there is no such list or nothing was changed.</returns>
    Task<LeaverList?> ChangeAsync(ListId list, Func<LeaverList, LeaverList?> change, CancellationToken cancellationToken);

    /// <summary>In the order of their numbers.</summary>
    Task<IReadOnlyList<KeptLine>> LinesAsync(ListId list, CancellationToken cancellationToken);

    Task<ListDraft?> DraftAsync(ListId list, int line, CancellationToken cancellationToken);

    /// <summary>Keeps a line as it is now; the facts and choices behind it only while it is not submitted. False: it is no longer in the state it was in.</summary>
    Task<bool> SaveAsync(ListId list, ListRow row, ListRowState before, ListDraft? draft, CancellationToken cancellationToken);

    /// <summary>Where a request stands on its list; null when it was asked for alone.</summary>
    Task<(ListId List, ListRow Row)?> OfRequestAsync(RequestId request, CancellationToken cancellationToken);

    /// <summary>What people wrote and were is no longer needed: only which request stood on which line is kept.</summary>
    Task ForgetPeopleAsync(ListId list, CancellationToken cancellationToken);

    /// <summary>Of several processes one works on a list at a time. False: another does.</summary>
    Task<bool> TakeAsync(ListId list, TimeSpan length, CancellationToken cancellationToken);

    Task GiveBackAsync(ListId list, CancellationToken cancellationToken);
}

/// <param name="Request">The row of the request it became; null before.</param>
public sealed record KeptLine(ListRow Row, RequestRow? Request);
