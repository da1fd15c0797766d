using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Rounds;

/// <summary>Maps <see cref="RoundExtension"/> to its table.</summary>
internal sealed class RoundExtensionTable : IEntityTypeConfiguration<RoundExtension>
{
    public void Configure(EntityTypeBuilder<RoundExtension> builder)
    {
        builder.ToTable("rounds_extensions");
        builder.HasKey(extension => new { extension.RoundId, extension.OrganisationId });
        builder.Property(extension => extension.Reason).HasMaxLength(RoundExtension.LongestReason);
        builder.HasOne<Round>().WithMany().HasForeignKey(extension => extension.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(extension => extension.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Maps <see cref="Round"/> to its table.</summary>
internal sealed class RoundTable : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.ToTable("rounds_rounds");
        builder.Property(round => round.Code).HasMaxLength(JoinCode.Longest);
        builder.Property(round => round.Title).HasMaxLength(Round.LongestTitle);
        builder.Property(round => round.Reflection).HasMaxLength(60);
        builder.Property(round => round.PackVersion).HasMaxLength(VersionName.Longest);
        builder.HasIndex(round => round.Code).IsUnique();
        builder.HasIndex(round => round.Title).IsUnique();
    }
}
