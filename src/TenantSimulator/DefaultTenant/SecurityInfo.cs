using TenantSimulator.Tenant;

namespace TenantSimulator.DefaultTenant;

/// <summary>How people sign in.</summary>
static class SecurityInfo
{
    /// <summary>Entra gives every password method this id.</summary>
    public const string PasswordMethodId = "28c10230-6103-485e-b985-444c60001490";

    /// <summary>Entra gives every mobile phone method this id.</summary>
    public const string MobilePhoneId = "3179e48a-750b-4051-897c-87b9720928f7";

    public static void AddTo(TenantState tenant)
    {
        foreach (var user in tenant.AllUsers.Where(u => !u.IsGuest))
        {
            user.Methods.Add(new SignInMethod(PasswordMethodId, "password", "", IsDefault: false, user.PasswordChangedAt));
        }

        foreach (var number in new[] { 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15, 17, 18, 19, 24 })
        {
            var user = tenant.Person(number);
            user.Methods.Add(Phone(user, isDefault: true));
        }

        var adele = tenant.Person(2);
        var since = tenant.Clock.Second.AddDays(-220);
        adele.Methods.Add(new SignInMethod("5a000000-0000-4000-8000-000000000001", "microsoftAuthenticator", "iPhone 17", IsDefault: true, since));
        adele.Methods.Add(Phone(adele, isDefault: false));
        adele.Methods.Add(new SignInMethod("5a000000-0000-4000-8000-000000000002", "softwareOath", "", IsDefault: false, since));
        tenant.Person(12).Methods.Add(new SignInMethod("c2FmZS1rZXktMTItYnJlYWtnbGFzcw2", "fido2", "Key in the safe", IsDefault: true, since));
    }

    static SignInMethod Phone(User user, bool isDefault) =>
        new(MobilePhoneId, "phone", user.Text("mobilePhone")!, isDefault, user.PasswordChangedAt);
}
