namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <param name="Parameters">Those this product uses.</param>
public sealed record ExchangeCmdlet(string Name, params IReadOnlyList<string> Parameters)
{
    public bool IsWrite => !Name.StartsWith("Get-", StringComparison.Ordinal);

    /// <summary>Asks "are you sure?" and does nothing unless told not to ask.</summary>
    public bool Prompts => Parameters.Contains("Confirm", StringComparer.Ordinal);

    public override string ToString() => Name;
}
