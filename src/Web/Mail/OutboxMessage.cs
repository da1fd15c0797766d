using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Mail;

/// <summary>A message that must be sent whatever happens to the service in between. It is deleted once it was sent.</summary>
internal sealed class OutboxMessage
{
    /// <summary>The id of the message itself too.</summary>
    public required Guid Id { get; init; }

    /// <summary>The message, sealed with the secret key: codes and links in it let people in.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>True if it is sent before the others, because somebody is waiting for it.</summary>
    public required bool GoesFirst { get; init; }

    /// <summary>When it is given up if no server has taken it.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When it is next tried. A node that takes it postpones this for the others.</summary>
    public required DateTimeOffset Next { get; set; }
}

/// <summary>Maps <see cref="OutboxMessage"/> to its table.</summary>
internal sealed class OutboxMessageTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("mail_outbox");
        builder.HasKey(message => message.Id);
        builder.HasIndex(message => message.Next);
    }
}
