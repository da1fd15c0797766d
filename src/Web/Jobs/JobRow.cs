using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Jobs;

/// <summary>Where a job stands, for all nodes together.</summary>
internal sealed class JobRow
{
    /// <summary>The name of the job.</summary>
    public required string Name { get; init; }

    /// <summary>When it is due next.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Counts the turns that nodes took. A node whose turn is not the last may no longer note anything.</summary>
    public required int Turn { get; set; }

    /// <summary>Until then the node whose turn it is has the job to itself; null while nobody runs it.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>When the last run that came to an end did; null if none has.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Key of the words that say what came of it.</summary>
    public string? Result { get; set; }

    /// <summary>How many things it did.</summary>
    public int Count { get; set; }

    /// <summary>The kind of error if it failed; null otherwise.</summary>
    public string? Failed { get; set; }
}

internal sealed class JobRowTable : IEntityTypeConfiguration<JobRow>
{
    public void Configure(EntityTypeBuilder<JobRow> builder)
    {
        builder.ToTable("jobs_due");
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasMaxLength(40);
        builder.Property(row => row.Result).HasMaxLength(80);
        builder.Property(row => row.Failed).HasMaxLength(80);
    }
}
