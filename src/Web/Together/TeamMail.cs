using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Persistence;
using Lodestar.Ui;

namespace Lodestar.Together;

/// <summary>
/// Tells people by e-mail that something waits for them: what it is and on which page, never an answer. A message is saved together with what it reports,
/// so that both are kept or neither.
/// </summary>
internal sealed class TeamMail(Db db, Outbox outbox, Settings settings, Words words)
{
    /// <summary>Saves a message, to be sent after what it reports is saved; call <see cref="Soon"/> after that.</summary>
    /// <param name="http">The request, for the address of this service if none is set.</param>
    /// <param name="to">The recipient's address.</param>
    /// <param name="open">The reflection.</param>
    /// <param name="key">Key of the sentence about what waits.</param>
    /// <param name="path">The page on which it waits.</param>
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

    /// <summary>Sends what was saved.</summary>
    public void Soon() => outbox.Soon();
}
