using Lodestar.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Notices;

/// <summary>A notice that waits for a person's digest.</summary>
internal sealed class WaitingNotice
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The name of the kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The id of what it is about, so that it can be removed when that is settled; null if it never is.</summary>
    public Guid? About { get; init; }

    /// <summary>The sentence and its link, sealed with the secret key.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>The day on which it is sent.</summary>
    public required DateOnly GoesOn { get; init; }
}

/// <summary>Maps <see cref="WaitingNotice"/> to its table.</summary>
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
