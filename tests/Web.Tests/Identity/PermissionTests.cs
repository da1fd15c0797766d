using System.Text;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Identity;

/// <summary>Every page that is not for everyone, walked as every role.</summary>
public class PermissionTests
{
    [Fact]
    public async Task Every_page_that_asks_for_a_permission_opens_for_the_roles_that_have_it_and_for_nobody_else()
    {
        await using var world = await World.StartedAsync();
        var organisation = await world.WithAsync(async services =>
            (await services.GetRequiredService<Organisations>().RegisterAsync("Larkrise", "education", ["leeds"], CancellationToken.None)).Value.Id
        );
        var permissions = world.Services.GetRequiredService<Permissions>();
        var pages = Guarded(world).ToList();
        Assert.NotEmpty(pages);
        using var nobody = world.Visitor();
        Assert.All(await Task.WhenAll(pages.Select(page => nobody.OpenAsync(page.Path))), page => Assert.Equal("/sign-in", page.Path));
        foreach (var role in Enum.GetValues<Role>())
        {
            var post = role.Reach() switch
            {
                Reach.Organisation => Post.InOrganisation(role, organisation),
                Reach.District => Post.InDistrict(role, "leeds"),
                _ => Post.InRegion(role),
            };
            using var visitor = await world.MemberAsync($"{role}@example.org", post);
            foreach (var (path, permission) in pages)
            {
                var status = (await visitor.OpenAsync(path)).Status;
                Assert.True(permissions.Has(role, permission) ? status == 200 : status == 403, $"{role} gets {status} at {path}");
            }
        }
    }

    [Fact]
    public async Task Whoever_has_not_shown_their_second_step_opens_nothing()
    {
        await using var world = await World.StartedAsync();
        using var visitor = await world.InvitedAsync("ada@example.org", Post.InRegion(Role.Administrator));

        foreach (var (path, _) in Guarded(world))
        {
            Assert.Equal("/sign-in/set-up", (await visitor.OpenAsync(path)).Path);
        }
    }

    [Fact]
    public void The_table_in_the_docs_is_what_the_code_says() =>
        Assert.Equal(Table(), File.ReadAllText(Path.Combine(Repository.Root, "docs", "permissions.md")));

    private static IEnumerable<(string Path, string Permission)> Guarded(World world) =>
        from endpoint in world.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        from guard in endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()
        where !endpoint.RoutePattern.RawText!.Contains('{', StringComparison.Ordinal)
        select ("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), guard.Policy!);

    private static string Table()
    {
        var roles = Enum.GetValues<Role>();
        var table = new StringBuilder(
            "# Who can do what\n\nMade from what the capabilities declare; a test holds it to that. A role in an organisation or a district can do it there only.\n\n"
        );
        table.Append("| | ").AppendJoin(" | ", roles).Append(" |\n|---|").AppendJoin("|", roles.Select(_ => "---")).Append("|\n");
        foreach (var (permission, who) in new Capabilities(Host.Capabilities(new Settings())).Permissions.All)
        {
            table.Append("| ").Append(permission).Append(" | ").AppendJoin(" | ", roles.Select(role => who.Contains(role) ? "yes" : "")).Append(" |\n");
        }

        table.Append("| a second step to sign in | ").AppendJoin(" | ", roles.Select(role => role.NeedsSecondFactor() ? "yes" : "")).Append(" |\n");
        return table.ToString();
    }
}
