using Lodestar.Identity;
using Lodestar.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Notices;

/// <summary>How often somebody wants one kind of e-mail, if it is not what is usual.</summary>
internal sealed class ChosenPace
{
    public required Guid AccountId { get; init; }

    /// <summary>The name of the kind.</summary>
    public required string Kind { get; init; }

    public required NoticePace Pace { get; set; }
}

/// <summary>Something that somebody is told of together with what else there is by then.</summary>
internal sealed class WaitingNotice
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The name of the kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Id of what it is about, so that it can be taken back once nothing waits any more; null if it never is.</summary>
    public Guid? About { get; init; }

    /// <summary>The sentence and its link, sealed with the secret key.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>The day on which it goes.</summary>
    public required DateOnly GoesOn { get; init; }
}

internal sealed class ChosenPaceTable : IEntityTypeConfiguration<ChosenPace>
{
    public void Configure(EntityTypeBuilder<ChosenPace> builder)
    {
        builder.ToTable("notices_choices");
        builder.HasKey(choice => new { choice.AccountId, choice.Kind });
        builder.Property(choice => choice.Kind).HasMaxLength(40);
        builder.Property(choice => choice.Pace).HasMaxLength(20);
        builder.HasOne<Account>().WithMany().HasForeignKey(choice => choice.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WaitingNoticeTable : IEntityTypeConfiguration<WaitingNotice>
{
    public void Configure(EntityTypeBuilder<WaitingNotice> builder)
    {
        builder.ToTable("notices_waiting");
        builder.HasKey(notice => notice.Id);
        builder.Property(notice => notice.Kind).HasMaxLength(40);
        builder.HasIndex(notice => notice.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(notice => notice.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
