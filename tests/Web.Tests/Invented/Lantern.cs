using Lodestar.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Invented;

/// <summary>A lantern of an organisation, which somebody can light.</summary>
internal sealed class Lantern
{
    public required Guid Id { get; init; }

    public required Guid OrganisationId { get; set; }

    public required string Words { get; set; }

    public bool IsLit { get; set; }
}

/// <summary>Somebody lit a lantern.</summary>
internal sealed record LanternLit(Lantern Lantern, Person By);

/// <summary>Maps lanterns. Their table is in no migration, because only the tests have it.</summary>
internal sealed class LanternTable : IEntityTypeConfiguration<Lantern>
{
    public const string Name = "invented_lanterns";

    public const string Made =
        $"CREATE TABLE IF NOT EXISTS {Name} (id TEXT PRIMARY KEY, organisation_id TEXT NOT NULL, words TEXT NOT NULL, is_lit INTEGER NOT NULL)";

    public void Configure(EntityTypeBuilder<Lantern> builder)
    {
        builder.ToTable(Name, table => table.ExcludeFromMigrations());
        builder.HasKey(lantern => lantern.Id);
    }
}

/// <summary>What people can do with lanterns.</summary>
internal static class InventedCan
{
    public const string LightLanterns = "light-lanterns";

    public static IReadOnlyList<Permission> All { get; } = [new(LightLanterns, [Role.OrganisationLead])];
}
