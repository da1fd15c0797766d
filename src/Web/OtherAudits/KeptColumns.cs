using System.Text.Json;
using Lodestar.Partnership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.OtherAudits;

/// <summary>Which columns of an organisation's own table mean what, kept under a name for the next time.</summary>
internal sealed class KeptColumns
{
    public required Guid OrganisationId { get; init; }

    public required string Name { get; init; }

    /// <summary><see cref="ColumnMap"/> as JSON.</summary>
    public required string Content { get; set; }
}

/// <summary>Maps <see cref="OwnAudit"/> to its table.</summary>
internal sealed class OwnAuditTable : IEntityTypeConfiguration<OwnAudit>
{
    public void Configure(EntityTypeBuilder<OwnAudit> builder)
    {
        builder.ToTable("other_audits_own");
        builder.Property(audit => audit.Title).HasMaxLength(OwnAudit.LongestTitle);
        builder.Property(audit => audit.Note).HasMaxLength(OwnAudit.LongestNote);
        builder.Property(audit => audit.Version).IsConcurrencyToken();
        builder
            .Property(audit => audit.Themes)
            .HasConversion(
                themes => JsonSerializer.Serialize(themes, JsonSerializerOptions.Default),
                text => JsonSerializer.Deserialize<List<OwnTheme>>(text, JsonSerializerOptions.Default)!,
                new ValueComparer<IReadOnlyList<OwnTheme>>((one, other) => ReferenceEquals(one, other), themes => themes.Count, themes => themes)
            );
    }
}

/// <summary>Maps <see cref="KeptColumns"/> to its table.</summary>
internal sealed class KeptColumnsTable : IEntityTypeConfiguration<KeptColumns>
{
    public void Configure(EntityTypeBuilder<KeptColumns> builder)
    {
        builder.ToTable("other_audits_columns");
        builder.HasKey(columns => new { columns.OrganisationId, columns.Name });
        builder.Property(columns => columns.Name).HasMaxLength(ColumnMap.LongestName);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(columns => columns.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }
}
