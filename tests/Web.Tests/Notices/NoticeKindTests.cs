using System.Reflection;
using System.Text.RegularExpressions;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Notices;

/// <summary>What a kind of e-mail may say where anyone sees it, and who sends it.</summary>
public partial class NoticeKindTests
{
    private static readonly Words English = new Languages(pseudo: false).English;

    private static readonly Capabilities Declared = new(Host.Capabilities(new Settings()));

    private static readonly Type[] ForVerbs = [typeof(Notifier), typeof(Recipients), typeof(AccountMail), typeof(Facts)];

    [Fact]
    public void Every_kind_has_a_name_of_its_own_and_words()
    {
        Assert.Equal(Declared.Notices.Count, Declared.Notices.Select(kind => kind.Name).Distinct().Count());
        Assert.All(Declared.Notices, kind => Assert.NotNull(English.Find(kind.Subject)));
        Assert.All(Declared.Notices.Select(kind => kind.Choice).OfType<NoticeChoice>(), choice => Assert.NotNull(English.Find(choice.Title)));
    }

    [Fact]
    public void Nobody_may_stop_what_lets_people_in_what_guards_their_account_and_what_may_be_about_a_child_in_danger() =>
        Assert.Equal(
            "code concern digest elsewhere handed-over invitation lead passkey-added passkey-removed recovery-code second-step wrong-codes",
            string.Join(' ', Declared.Notices.Where(kind => kind.Choice is null).Select(kind => kind.Name).Order(StringComparer.Ordinal))
        );

    [Fact]
    public void No_subject_tells_anyone_who_looks_at_a_screen_more_than_a_place() =>
        Assert.Empty(Declared.Notices.SelectMany(kind => TooMuch(kind.Name, English[kind.Subject])));

    [
        Theory,
        InlineData("signing", "{1} was signed off"),
        InlineData("signing", "{0} in {1}"),
        InlineData("concern", "A concern at {0}"),
        InlineData("concern", "Somebody may harm a child"),
        InlineData("code", "Your code is {0}")
    ]
    public void A_subject_that_tells_more_is_seen(string kind, string subject) => Assert.NotEmpty(TooMuch(kind, subject));

    [Theory, InlineData("running-rounds.letters.invitation-subject"), InlineData("running-rounds.letters.reminder-subject")]
    public void A_letter_proposes_a_subject_that_names_no_round(string key) =>
        Assert.DoesNotContain("[round]", English[key], StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void No_page_sends_mail_or_works_out_who_gets_it() =>
        Assert.Empty(typeof(Host).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(PageModel))).SelectMany(Mailing));

    [Fact]
    public void A_page_that_does_is_seen() =>
        Assert.Equal(["MadeUpPage -> Notifier", "MadeUpPage -> Outbox", "MadeUpPage -> Message"], Mailing(typeof(MadeUpPage)));

    // A place at most, and with a concern, a code or news of an account not even that.
    private static IEnumerable<string> TooMuch(string kind, string subject)
    {
        var named = Placeholder().Matches(subject).Select(one => one.Value).ToList();
        var mayNamePlace = Declared.Notices.Single(one => one.Name == kind) is { Choice: not null } or { Name: "lead" or "handed-over" };
        return named.Where(one => one != "{0}" || !mayNamePlace).Concat(Telling().Matches(subject).Select(one => one.Value)).Select(one => $"{kind}: {one}");
    }

    private static IEnumerable<string> Mailing(Type page)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return page.GetConstructors(Own)
            .SelectMany(one => one.GetParameters())
            .Concat(page.GetMethods(Own).SelectMany(one => one.GetParameters()))
            .Select(one => one.ParameterType)
            .Concat(page.GetMethods(Own).Select(one => one.ReturnType))
            .Concat(page.GetFields(Own).Select(one => one.FieldType))
            .SelectMany(type => type.GetGenericArguments().Append(type))
            .Where(type => type.Namespace == typeof(Outbox).Namespace || ForVerbs.Contains(type))
            .Select(type => $"{page.Name} -> {type.Name}")
            .Distinct();
    }

    [GeneratedRegex(@"\{\d[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b(child|children|concern|danger|harm|abuse|worry)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Telling();

    private sealed class MadeUpPage(Notifier notifier, Outbox outbox) : PageModel
    {
        public async Task OnPostAsync(Message message, CancellationToken stop)
        {
            await notifier.TellAsync(new Notice(Declared.Notices[0], "/", "notices.title"), [], stop);
            await outbox.LookAsync(stop);
            _ = message;
        }
    }
}
