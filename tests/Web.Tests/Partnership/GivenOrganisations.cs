using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Partnership;

internal static class GivenOrganisations
{
    /// <summary>Adds an organisation.</summary>
    public static Task<Guid> AddOrganisationAsync(this World world, string name, params string[] districts) =>
        world.WithAsync(async services =>
            (await services.GetRequiredService<Organisations>().RegisterAsync(name, "health", districts, CancellationToken.None)).Value.Id
        );
}
