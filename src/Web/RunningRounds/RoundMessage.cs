using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.RunningRounds;

/// <summary>What a message to the leads of an organisation is for.</summary>
internal enum LetterKind
{
    /// <summary>Asks them to take part.</summary>
    Invitation,

    /// <summary>Reminds them.</summary>
    Reminder,
}

/// <summary>The record that an organisation was written to in a round, without the message.</summary>
internal sealed class RoundMessage
{
    /// <summary>The id of the sending. The form carries it, so that sending the form again is noticed.</summary>
    public required Guid SendingId { get; init; }

    /// <summary>Its number among the messages of the sending.</summary>
    public required int Number { get; init; }

    public required Guid RoundId { get; init; }

    public required Guid OrganisationId { get; set; }

    public required LetterKind Kind { get; init; }

    public required DateOnly SentOn { get; init; }

    /// <summary>The account that sent it.</summary>
    public required Guid By { get; init; }
}

/// <summary>Maps <see cref="RoundMessage"/> to its table.</summary>
internal sealed class RoundMessageTable : IEntityTypeConfiguration<RoundMessage>
{
    public void Configure(EntityTypeBuilder<RoundMessage> builder)
    {
        builder.ToTable("running_rounds_messages");
        builder.HasKey(message => new { message.SendingId, message.Number });
        builder.Property(message => message.Kind).HasMaxLength(ColumnLengths.Kind);
        builder.HasIndex(message => message.RoundId);
        builder.HasOne<Round>().WithMany().HasForeignKey(message => message.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(message => message.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
