using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Jobs;

/// <summary>The state of a job, shared by all nodes.</summary>
internal sealed class JobRow
{
    /// <summary>The name of the job.</summary>
    public required string Name { get; init; }

    /// <summary>When it is due next.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>The number of the last turn that a node took. A node with an earlier number may no longer record anything.</summary>
    public required int Turn { get; set; }

    /// <summary>The moment until which the node with the turn has the job to itself; null while nobody runs it.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>When the last completed run ended; null if none has.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Key of the words for the result.</summary>
    public string? Result { get; set; }

    /// <summary>The number of things it did.</summary>
    public int Count { get; set; }

    /// <summary>The type of the exception if it failed; null otherwise.</summary>
    public string? Failed { get; set; }
}

/// <summary>Maps <see cref="JobRow"/> to its table.</summary>
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
