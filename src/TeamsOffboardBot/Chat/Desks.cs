using TeamsOffboardBot.Chat.Files;
using TeamsOffboardBot.Chat.Rooms;

namespace TeamsOffboardBot.Chat;

/// <summary>Who answers what needs no dialog.</summary>
public sealed record Desks(
    StatusDesk Status, ListDesk List, ReinstateDesk Reinstate, RestoreDesk Restore, EvidenceDesk Evidence, ApprovalsDesk Approvals, CheckDesk Check, LanguageDesk Languages, HelpDesk Help, SearchDesk Search);
