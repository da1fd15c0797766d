using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Persistence;
using Lodestar.Ui;

namespace Lodestar.Identity;

/// <summary>Adds messages about signing in and roles to the next save. They are sent at once, and nobody can choose otherwise.</summary>
internal sealed class AccountMail(Db db, Outbox outbox, Words words)
{
    /// <summary>Adds a message.</summary>
    /// <param name="kind">What the e-mail is about, which decides how urgent it is.</param>
    /// <param name="email">The address; null for nobody, which must look the same (see <see cref="Outbox.Add"/>).</param>
    /// <param name="text">What it says, in words.</param>
    /// <param name="about">The place that its subject names; empty if it names none.</param>
    public void Note(NoticeKind kind, string? email, string text, string about = "") =>
        outbox.Add(db, new Message(email ?? "", words[kind.Subject, about], text), kind);
}
