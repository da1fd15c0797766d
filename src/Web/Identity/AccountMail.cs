using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Persistence;
using Lodestar.Ui;

namespace Lodestar.Identity;

/// <summary>Saves messages about signing in and roles with the next save. They are sent to one address, at once, whatever its owner chose.</summary>
internal sealed class AccountMail(Db db, Outbox outbox, Words words)
{
    /// <summary>Saves a message, to be sent after the next save.</summary>
    /// <param name="kind">The kind, which has the subject.</param>
    /// <param name="email">The address; null for nobody, who must not be told apart from somebody (see <see cref="Outbox.Add"/>).</param>
    /// <param name="text">What it says.</param>
    /// <param name="about">The place that its subject names; empty for none.</param>
    public void Note(NoticeKind kind, string? email, string text, string about = "") =>
        outbox.Add(db, new Message(email ?? "", words[kind.Subject, about], text), kind);
}
