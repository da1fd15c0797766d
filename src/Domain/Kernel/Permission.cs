namespace Lodestar.Kernel;

/// <summary>Something that people can do, with the roles that can do it. Pages and verbs ask for the permission, never for a role.</summary>
/// <param name="Name">Its name in lower case, for instance <c>run-rounds</c>.</param>
public sealed record Permission(string Name, IReadOnlyList<Role> Roles);

/// <summary>All permissions that the capabilities declare.</summary>
/// <param name="all">The permissions, in the order in which they are listed.</param>
/// <exception cref="ArgumentException">Two permissions have the same name.</exception>
public sealed class Permissions(IReadOnlyList<Permission> all)
{
    /// <summary>A table in which nobody may do anything.</summary>
    public static readonly Permissions None = new([]);

    private readonly Dictionary<string, IReadOnlyList<Role>> roles = all.ToDictionary(one => one.Name, one => one.Roles, StringComparer.Ordinal);

    /// <summary>The permissions, in the order in which they are listed.</summary>
    public IReadOnlyList<Permission> All => all;

    /// <summary>Returns true if a role has a permission. Nobody has a permission that no capability declares.</summary>
    public bool Has(Role role, string what) => roles.TryGetValue(what, out var having) && having.Contains(role);
}
