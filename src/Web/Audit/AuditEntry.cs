using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Audit;

/// <summary>One thing that somebody who runs the service did. Nothing that a practitioner does is ever here.</summary>
internal sealed class AuditEntry
{
    public const int LongestWho = 120;
    public const int LongestWhat = 60;
    public const int LongestAbout = 200;

    public required Guid Id { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account on the machine, the signed-in person, or 'service' for what the service does by itself.</summary>
    public required string Who { get; init; }

    /// <summary>What was done, as a code: <c>round.opened</c>, <c>backup.made</c>.</summary>
    public required string What { get; init; }

    /// <summary>What it was done to, such as the title of a round; never an answer, a code or a key.</summary>
    public required string About { get; init; }
}

/// <summary>Maps <see cref="AuditEntry"/> to its table.</summary>
internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.Property(entry => entry.Who).HasMaxLength(AuditEntry.LongestWho);
        builder.Property(entry => entry.What).HasMaxLength(AuditEntry.LongestWhat);
        builder.Property(entry => entry.About).HasMaxLength(AuditEntry.LongestAbout);
        builder.HasIndex(entry => entry.At);
    }
}
