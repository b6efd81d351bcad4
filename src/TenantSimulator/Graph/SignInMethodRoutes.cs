using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>How people sign in. Only the collections of one type can delete, and the default method goes last.</summary>
static class SignInMethodRoutes
{
    static readonly string[] Types =
    [
        "phone", "microsoftAuthenticator", "fido2", "softwareOath", "temporaryAccessPass",
        "windowsHelloForBusiness", "email", "platformCredential", "external",
    ];

    public static void AddTo(GraphRoutes routes)
    {
        routes.Get("/users/{user-id}/authentication/methods", c => c.List(
            c.User().Methods.Select(m => View(m, typed: true)), GraphTypes.SignInMethod, "users/authentication/methods", GraphTypes.Of));
        routes.Get("/users/{user-id}/authentication/passwordMethods", c => List(c, "password", "password"));
        foreach (var type in Types)
        {
            // Microsoft's path says externalAuthenticationMethods and fido2Methods, its types externalAuthenticationMethod and fido2AuthenticationMethod.
            var path = type == "external" ? "externalAuthentication" : type;
            routes.Get($"/users/{{user-id}}/authentication/{path}Methods", c => List(c, type, path));
            routes.Delete($"/users/{{user-id}}/authentication/{path}Methods/{{{type}AuthenticationMethod-id}}", c => Delete(c, type));
        }
    }

    static ServiceReply List(GraphCall call, string type, string path) => call.List(
        call.User().Methods.Where(m => m.Type == type).Select(m => View(m, typed: false)),
        GraphTypes.SignInMethods.First(t => t.Name == $"{type}AuthenticationMethod"),
        $"users/authentication/{path}Methods");

    static ServiceReply Delete(GraphCall call, string type)
    {
        var user = call.User();
        Sensitive.Require(call, user);
        var id = call[$"{type}AuthenticationMethod-id"];
        var method = user.Methods.Find(m => m.Type == type && m.Id == id) ?? throw GraphErrors.NotFound(id);
        if (method.IsDefault && user.Methods.Exists(m => m != method && m.Type != "password"))
        {
            throw GraphErrors.Refuse(400, "badRequest",
                $"The requested authentication method id of [{id}] matches the user's current default authentication method, and cannot be deleted until the default authentication method is changed");
        }

        user.Methods.Remove(method);
        return new ServiceReply(204);
    }

    static JsonObject View(SignInMethod method, bool typed)
    {
        var view = new JsonObject();
        if (typed)
        {
            view["@odata.type"] = $"#microsoft.graph.{method.Type}AuthenticationMethod";
        }

        view["id"] = method.Id;
        view["createdDateTime"] = TenantClock.Text(method.CreatedAt);
        switch (method.Type)
        {
            case "password":
                view["password"] = null;
                break;
            case "phone":
                view["phoneNumber"] = method.Detail;
                view["phoneType"] = "mobile";
                view["smsSignInState"] = "notAllowedByPolicy";
                break;
            case "email":
                view["emailAddress"] = method.Detail;
                break;
            case "softwareOath":
                view["secretKey"] = null;
                break;
            default:
                view["displayName"] = method.Detail;
                break;
        }

        return view;
    }
}
