using Lodestar.Mail;
using Lodestar.Ui;

namespace Lodestar.Reflection.Team;

/// <summary>Tells people by e-mail that something waits for them: what and where, and never what was answered.</summary>
internal sealed class TeamMail(Mailer mailer, Settings settings, Words words)
{
    /// <summary>Sends a message.</summary>
    /// <param name="http">The request, for the address of this service where none is set.</param>
    /// <param name="to">The address.</param>
    /// <param name="open">The reflection.</param>
    /// <param name="key">Key of the sentence that says what waits.</param>
    /// <param name="path">Where it waits.</param>
    public void Tell(HttpContext http, string to, OpenTeam open, string key, string path)
    {
        var root = settings.RootFor(http.Request);
        mailer.Send(new Message(to, words["reflection.team.mail.subject", open.Organisation.Name], words["reflection.team.mail.text", words[key, open.Organisation.Name, open.Round.Title, open.Me.Name], root + path]));
    }
}
