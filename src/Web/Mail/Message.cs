namespace Lodestar.Mail;

/// <summary>A message to somebody.</summary>
/// <param name="To">The recipient's e-mail address; empty for nobody (see <see cref="Outbox"/>).</param>
/// <param name="Subject">The subject line.</param>
/// <param name="Text">Plain text.</param>
public sealed record Message(string To, string Subject, string Text)
{
    /// <summary>The same at every try, so that a person who gets it twice sees it once.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The address at which its reader can stop messages of this kind, which mail programs offer as a button; null if nobody may.</summary>
    public string? StopAt { get; init; }
}
