using Lodestar.Identity;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Together;

/// <summary>The district's reply, as a draft until it is sent.</summary>
internal sealed class TeamReply
{
    public required Guid ReflectionId { get; init; }

    public string Thanks { get; set; } = "";

    public string FirstStrength { get; set; } = "";

    public string SecondStrength { get; set; } = "";

    public string Ask { get; set; } = "";

    public int Version { get; set; }

    public Guid? SentBy { get; set; }

    public string SentByName { get; set; } = "";

    public ReplyWords Words => new(Thanks, FirstStrength, SecondStrength, Ask);
}

/// <summary>The level that one reader for the district sees in an answer.</summary>
internal sealed class TeamReading
{
    public required Guid ReflectionId { get; init; }

    public required string Item { get; init; }

    public required Guid Reader { get; init; }

    public required string ReaderName { get; init; }

    public required int Level { get; set; }

    public required string Reason { get; set; }
}

/// <summary>The level that the district agreed on if it differs from the organisation's own, beside which it is shown.</summary>
internal sealed class TeamModeration
{
    public required Guid ReflectionId { get; init; }

    public required string Item { get; init; }

    public required int Level { get; set; }

    public required string Reason { get; set; }

    public required Guid By { get; set; }

    public required string ByName { get; set; }
}

/// <summary>Maps <see cref="TeamReply"/> to its table.</summary>
internal sealed class TeamReplyTable : IEntityTypeConfiguration<TeamReply>
{
    public void Configure(EntityTypeBuilder<TeamReply> builder)
    {
        builder.ToTable("together_replies");
        builder.HasKey(reply => reply.ReflectionId);
        builder.Property(reply => reply.Version).IsConcurrencyToken();
        builder.Property(reply => reply.SentByName).HasMaxLength(Account.LongestName);
        builder.Ignore(reply => reply.Words);
        builder.HasOne<TeamReflection>().WithOne().HasForeignKey<TeamReply>(reply => reply.ReflectionId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Maps <see cref="TeamReading"/> to its table.</summary>
internal sealed class TeamReadingTable : IEntityTypeConfiguration<TeamReading>
{
    public void Configure(EntityTypeBuilder<TeamReading> builder)
    {
        builder.ToTable("together_readings");
        builder.HasKey(reading => new
        {
            reading.ReflectionId,
            reading.Item,
            reading.Reader,
        });
        builder.Property(reading => reading.Item).HasMaxLength(ColumnLengths.Code);
        builder.Property(reading => reading.ReaderName).HasMaxLength(Account.LongestName);
        builder.BelongsToATeam(reading => reading.ReflectionId);
    }
}

/// <summary>Maps <see cref="TeamModeration"/> to its table.</summary>
internal sealed class TeamModerationTable : IEntityTypeConfiguration<TeamModeration>
{
    public void Configure(EntityTypeBuilder<TeamModeration> builder)
    {
        builder.ToTable("together_moderations");
        builder.HasKey(moderation => new { moderation.ReflectionId, moderation.Item });
        builder.Property(moderation => moderation.Item).HasMaxLength(ColumnLengths.Code);
        builder.Property(moderation => moderation.ByName).HasMaxLength(Account.LongestName);
        builder.BelongsToATeam(moderation => moderation.ReflectionId);
    }
}
