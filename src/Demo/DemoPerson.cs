namespace Demo;

/// <summary>A person of the simulated tenant, as the playground is told of them.</summary>
public sealed record DemoPerson(string GivenName, string Surname, string ObjectId)
{
    public static readonly DemoPerson Megan = new("Megan", "Bowen", "a0000000-0000-4000-8000-000000000001");
    public static readonly DemoPerson Adele = new("Adele", "Vance", "a0000000-0000-4000-8000-000000000002");
    public static readonly DemoPerson Alex = new("Alex", "Wilber", "a0000000-0000-4000-8000-000000000003");
    public static readonly DemoPerson Patti = new("Patti", "Fernandez", "a0000000-0000-4000-8000-000000000004");
    public static readonly DemoPerson Nestor = new("Nestor", "Wilke", "a0000000-0000-4000-8000-000000000005");
    public static readonly DemoPerson Joni = new("Joni", "Sherman", "a0000000-0000-4000-8000-000000000006");

    public static IReadOnlyList<DemoPerson> All { get; } = [Megan, Adele, Alex, Patti, Nestor, Joni];

    public string Name => $"{GivenName} {Surname}";

    public string UserPrincipalName => $"{GivenName}.{Surname}@contoso.com".ToLowerInvariant();
}
