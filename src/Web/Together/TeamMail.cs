using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Persistence;
using Lodestar.Ui;

namespace Lodestar.Together;

/// <summary>
/// Tells people by e-mail that something waits for them: what and where, and never what was answered. A message is noted before what it
/// tells of is saved, so that both are kept or neither.
/// </summary>
internal sealed class TeamMail(Db db, Outbox outbox, Settings settings, Words words)
{
    /// <summary>Notes a message, to go once what it tells of is saved; call <see cref="Soon"/> after that.</summary>
    /// <param name="http">The request, for the address of this service where none is set.</param>
    /// <param name="to">The address.</param>
    /// <param name="open">The reflection.</param>
    /// <param name="key">Key of the sentence that says what waits.</param>
    /// <param name="path">Where it waits.</param>
    public void Note(HttpContext http, string to, TeamView open, string key, string path)
    {
        var root = settings.RootFor(http.Request);
        outbox.Add(
            db,
            new Message(
                to,
                words["together.mail.subject", open.Organisation.Name],
                words["together.mail.text", words[key, open.Organisation.Name, open.Round.Title, open.Me.Name], root + path]
            )
        );
    }

    /// <summary>Lets what was noted go.</summary>
    public void Soon() => outbox.Soon();
}
