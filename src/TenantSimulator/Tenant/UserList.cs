using System.Collections.ObjectModel;

namespace TenantSimulator.Tenant;

/// <summary>In the order in which they came; found by id without looking at all of them.</summary>
sealed class UserList() : KeyedCollection<string, User>(StringComparer.OrdinalIgnoreCase)
{
    public User? Find(Func<User, bool> match) => this.FirstOrDefault(match);

    protected override string GetKeyForItem(User item) => item.Id;
}
