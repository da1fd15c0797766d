using Lodestar.Kernel;
using Lodestar.Ui;

namespace Lodestar.Identity;

/// <summary>Roles and posts in words.</summary>
internal static class PostWords
{
    /// <summary>The name of a role.</summary>
    public static string Of(Words words, Role role) => words[$"identity.roles.{role}"];

    /// <summary>A role with its place.</summary>
    public static string Of(Words words, Post post, string place) =>
        place.Length == 0 ? Of(words, post.Role) : words["identity.role-in", Of(words, post.Role), place];
}
