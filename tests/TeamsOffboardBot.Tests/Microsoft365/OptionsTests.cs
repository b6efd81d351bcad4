using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

public sealed class OptionsTests
{
    private static readonly Uri Loopback = new("http://localhost:5080/graph");

    [Fact]
    public void A_tenant_and_a_default_credential_are_enough() => Mistakes(new() { TenantId = ClientRig.TenantId }).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("contoso.com")]
    public void The_tenant_is_named_by_its_id(string tenant) => Mistakes(new() { TenantId = tenant }).ShouldContain("TenantId");

    [Fact]
    public void Without_a_credential_nothing_but_this_machine_may_be_called()
    {
        Microsoft365Options local = new()
        {
            TenantId = ClientRig.TenantId,
            Credential = CredentialKind.None,
            GraphUrl = Loopback,
            ExchangeUrl = Loopback,
            SharePointUrl = Loopback,
        };
        Microsoft365Options half = new() { TenantId = ClientRig.TenantId, Credential = CredentialKind.None, GraphUrl = Loopback };
        Microsoft365Options remote = new()
        {
            TenantId = ClientRig.TenantId,
            Credential = CredentialKind.None,
            GraphUrl = new("https://graph.microsoft.com"),
            ExchangeUrl = Loopback,
            SharePointUrl = Loopback,
        };

        Mistakes(local).ShouldBeEmpty();
        Mistakes(half).ShouldContain("ExchangeUrl");
        Mistakes(remote).ShouldContain("GraphUrl");
    }

    [Fact]
    public void Tokens_never_go_over_plain_http_to_another_machine() =>
        Mistakes(new() { TenantId = ClientRig.TenantId, GraphUrl = new("http://graph.example/") }).ShouldContain("GraphUrl");

    [Fact]
    public void A_secret_or_certificate_needs_its_application()
    {
        Mistakes(new() { TenantId = ClientRig.TenantId, Credential = CredentialKind.Secret, ClientSecret = "s" }).ShouldContain("ClientId");
        Mistakes(new() { TenantId = ClientRig.TenantId, Credential = CredentialKind.Secret, ClientId = "c" }).ShouldContain("ClientSecret");
        Mistakes(new() { TenantId = ClientRig.TenantId, Credential = CredentialKind.Certificate, ClientId = "c" }).ShouldContain("CertificatePath");
    }

    [Fact]
    public void A_certificate_must_open_with_its_password()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=offboarding", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, "right"));
            Microsoft365Options With(string password) => new()
            {
                TenantId = ClientRig.TenantId,
                Credential = CredentialKind.Certificate,
                ClientId = "c",
                CertificatePath = path,
                CertificatePassword = password,
            };

            Mistakes(With("right")).ShouldBeEmpty();
            Mistakes(With("wrong")).ShouldContain("CertificatePath");
            File.WriteAllText(path, "no certificate");
            Mistakes(With("right")).ShouldContain("CertificatePath");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Mistakes(Microsoft365Options options) =>
        new Microsoft365OptionsValidator().Validate(null, options).FailureMessage ?? "";
}
