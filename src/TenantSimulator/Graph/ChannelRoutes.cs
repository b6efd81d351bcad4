using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>Channels of teams and who is in them.</summary>
static class ChannelRoutes
{
    const string MemberType = "#microsoft.graph.aadUserConversationMember";

    public static void AddTo(GraphRoutes routes)
    {
        routes.Get("/teams/{team-id}/channels", c => c.List(c.Tenant.Channels.Where(h => h.TeamId == Team(c).Id).Select(View), GraphTypes.Channel, "teams/channels"));
        routes.Get("/teams/{team-id}/channels/{channel-id}/members", c => c.List(Channel(c).Members.Select(m => View(c, m)), GraphTypes.ConversationMember, "teams/channels/members"));
        routes.Post("/teams/{team-id}/channels/{channel-id}/members", AddMember);
        routes.Map("PATCH", "/teams/{team-id}/channels/{channel-id}/members/{conversationMember-id}", ChangeMember);
        routes.Post("/teams/{team-id}/members", JoinTeam);
    }

    static Group Team(GraphCall call) => call.Tenant.FindGroup(call["team-id"]) is { IsTeam: true } team ? team : throw NotFound("No team found with Group Id " + call["team-id"]);

    static Channel Channel(GraphCall call)
    {
        var team = Team(call);
        var channel = call.Tenant.Channels.Find(c => c.TeamId == team.Id && c.Id == call["channel-id"]) ?? throw NotFound("NotFound");
        return channel.MembershipType == "standard" && call.Request.Method != "GET" ? throw Bad("Channel type 'standard' does not support this operation.") : channel;
    }

    static JsonObject View(Channel channel) => new()
    {
        ["id"] = channel.Id,
        ["displayName"] = channel.Name,
        ["membershipType"] = channel.MembershipType,
        ["isArchived"] = false,
    };

    static JsonObject View(GraphCall call, ChannelMember member)
    {
        var user = call.Tenant.FindUser(member.UserId);
        return new JsonObject
        {
            ["@odata.type"] = MemberType,
            ["id"] = member.Id,
            ["roles"] = member.IsOwner ? new JsonArray("owner") : [],
            ["displayName"] = user?.DisplayName,
            ["userId"] = member.UserId,
            ["email"] = user?.Text("mail"),
            ["tenantId"] = call.Tenant.Id,
        };
    }

    static ServiceReply AddMember(GraphCall call)
    {
        var channel = Channel(call);
        var user = Bound(call);
        if (!Team(call).Members.Contains(user.Id))
        {
            throw GraphErrors.Refuse(403, "Forbidden", "Unable to add a member who is not in the team.");
        }

        if (channel.Members.Exists(m => m.UserId == user.Id))
        {
            throw Bad("Member already exists in the channel.");
        }

        var member = new ChannelMember(user.Id) { IsOwner = IsOwner(call) };
        channel.Members.Add(member);
        return call.Entity(View(call, member), GraphTypes.ConversationMember, "teams/channels/members", 201);
    }

    static ServiceReply ChangeMember(GraphCall call)
    {
        var channel = Channel(call);
        var member = channel.Members.Find(m => m.Id == call["conversationMember-id"]) ?? throw NotFound("NotFound");
        if ((string?)call.Body["@odata.type"] != MemberType)
        {
            throw Bad("The member needs its '@odata.type'.");
        }

        var isOwner = IsOwner(call);
        if (member.IsOwner && !isOwner && channel.Members.Count(m => m.IsOwner) == 1)
        {
            throw Bad("The last owner of a channel cannot be removed.");
        }

        member.IsOwner = isOwner;
        return call.Entity(View(call, member), GraphTypes.ConversationMember, "teams/channels/members");
    }

    static ServiceReply JoinTeam(GraphCall call)
    {
        var team = Team(call);
        var user = Bound(call);
        if (IsOwner(call) && call.Grants.Graph?.Contains("TeamMember.ReadWrite.All") == false)
        {
            throw GraphErrors.Denied();
        }

        if (!team.Members.Contains(user.Id))
        {
            call.Tenant.AddMember(team, user);
        }

        return call.Entity(View(call, new ChannelMember(user.Id) { IsOwner = IsOwner(call) }), GraphTypes.ConversationMember, "teams/members", 201);
    }

    /// <summary>Somebody whose sign-in is blocked cannot be added.</summary>
    static User Bound(GraphCall call)
    {
        if (call.Body.FirstOrDefault(p => p.Key is not ("@odata.type" or "roles" or "user@odata.bind")) is { Key: { } unknown })
        {
            throw GraphErrors.UnknownProperty(unknown, "aadUserConversationMember");
        }

        var link = (string?)call.Body["user@odata.bind"] ?? "";
        var id = link.Split("users('") is [_, var rest] && (string?)call.Body["@odata.type"] == MemberType ? rest.TrimEnd('\'', ')') : throw Bad("Bad request: 'user@odata.bind' or '@odata.type' is missing or wrong.");
        return call.Tenant.FindUser(id) is { AccountEnabled: true } user ? user : throw NotFound("Failed to find user.");
    }

    static bool IsOwner(GraphCall call) => (call.Body["roles"] as JsonArray)?.Select(r => (string?)r).ToList() switch
    {
        null or [] => false,
        ["owner"] => true,
        _ => throw Bad("Invalid role specified for member."),
    };

    static RefusedException Bad(string message) => GraphErrors.Refuse(400, "BadRequest", message);

    static RefusedException NotFound(string message) => GraphErrors.Refuse(404, "NotFound", message);
}
