using Xunit;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>Tests that have a tenant of their own.</summary>
public abstract class ContosoTests : IAsyncLifetime, IDisposable
{
    private protected Contoso Contoso { get; } = new();

    public Task InitializeAsync() => Contoso.InitializeAsync();

    public Task DisposeAsync() => Contoso.DisposeAsync();

    public void Dispose() => Contoso.Dispose();
}
