using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Mail;

/// <summary>A message that has to go whatever happens to the service in between; it is deleted once it went.</summary>
internal sealed class OutboxMessage
{
    /// <summary>Becomes the id of the message.</summary>
    public required Guid Id { get; init; }

    /// <summary>The message, sealed with the secret key: links and codes in it let people in, and its address says who they are.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>True if it goes before those that nobody is waiting for at this moment.</summary>
    public required bool GoesFirst { get; init; }

    /// <summary>When it is given up, if nobody takes it until then.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>From when on it is tried (again): a node that takes it leaves it to others only after a while.</summary>
    public required DateTimeOffset Next { get; set; }
}

internal sealed class OutboxMessageTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("mail_outbox");
        builder.HasKey(message => message.Id);
        builder.HasIndex(message => message.Next);
    }
}
