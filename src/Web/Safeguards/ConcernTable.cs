using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Safeguards;

/// <summary>What was done about a concern, by whom and when, without any text.</summary>
internal sealed class ConcernStep
{
    public required Guid Id { get; init; }

    public required Guid ConcernId { get; init; }

    public required ConcernStepKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The account of the lead; null for the service and the writer.</summary>
    public Guid? By { get; init; }
}

/// <summary>One day's hours of a safeguarding lead, every week.</summary>
internal sealed class WatchHours
{
    public required Guid AccountId { get; init; }

    public required DayOfWeek Day { get; init; }

    /// <summary>The first minute, counted from midnight.</summary>
    public required int From { get; init; }

    public required int Until { get; init; }
}

/// <summary>How often in a week writers said that their words were not about a real child.</summary>
internal sealed class Override
{
    public required string Page { get; init; }

    /// <summary>Monday of the week.</summary>
    public required DateOnly Week { get; init; }

    public required int Times { get; init; }
}

/// <summary>Maps <see cref="Concern"/> to its table.</summary>
internal sealed class ConcernTable : IEntityTypeConfiguration<Concern>
{
    public void Configure(EntityTypeBuilder<Concern> builder)
    {
        builder.ToTable("safeguards_concerns");
        builder.Property(concern => concern.Page).HasMaxLength(60);
        builder.Property(concern => concern.District).HasMaxLength(ColumnLengths.Code);
        builder.Property(concern => concern.State).HasMaxLength(ColumnLengths.Kind);
        builder.Property(concern => concern.Told).HasMaxLength(ColumnLengths.Kind);
        builder.HasIndex(concern => new { concern.District, concern.State });
    }
}

/// <summary>Maps <see cref="ConcernStep"/> to its table.</summary>
internal sealed class ConcernStepTable : IEntityTypeConfiguration<ConcernStep>
{
    public void Configure(EntityTypeBuilder<ConcernStep> builder)
    {
        builder.ToTable("safeguards_steps");
        builder.Property(step => step.Kind).HasMaxLength(ColumnLengths.Kind);
        builder.HasOne<Concern>().WithMany().HasForeignKey(step => step.ConcernId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Maps <see cref="WatchHours"/> to its table.</summary>
internal sealed class WatchHoursTable : IEntityTypeConfiguration<WatchHours>
{
    public void Configure(EntityTypeBuilder<WatchHours> builder)
    {
        builder.ToTable("safeguards_hours");
        builder.HasKey(hours => new { hours.AccountId, hours.Day });
        builder.Property(hours => hours.Day).HasMaxLength(ColumnLengths.Kind);
        builder.HasOne<Identity.Account>().WithMany().HasForeignKey(hours => hours.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Maps <see cref="Override"/> to its table.</summary>
internal sealed class OverrideTable : IEntityTypeConfiguration<Override>
{
    public void Configure(EntityTypeBuilder<Override> builder)
    {
        builder.ToTable("safeguards_overrides");
        builder.HasKey(one => new { one.Page, one.Week });
        builder.Property(one => one.Page).HasMaxLength(60);
    }
}
