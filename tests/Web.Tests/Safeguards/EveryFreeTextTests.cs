using System.Text.RegularExpressions;

namespace Lodestar.Safeguards;

/// <summary>No page keeps what people write in their own words without <see cref="FreeText"/>. docs/identifiers.md says how a page does it.</summary>
public partial class EveryFreeTextTests
{
    private static readonly string Web = Path.Combine(Repository.Root, "src", "Web");

    /// <summary>Places that make a field for text and are not a page that keeps it.</summary>
    private static readonly Dictionary<string, string> Makers = new()
    {
        ["Safeguards/FreeTextTagHelper.cs"] = "the field itself",
        ["Safeguards/_Disclosure.cshtml"] = "only to copy from; has no name, so it is not sent",
        ["Together/Pages/Answering/TeamTakeOut.cshtml"] = "words that are taken out, kept nowhere",
        ["Practice/QuestionControls.cs"] = "the private note, which QuestionPage gives to FreeText",
        ["Practice/Pages/Finishing/Result.cshtml"] = "a return code",
        ["Practice/Pages/Starting/Return.cshtml"] = "a return code",
        ["Partnership/Pages/ImportOrganisations.cshtml"] = "a file, of which names of organisations and units are kept",
        ["Home/Pages/LocalPreview.cshtml"] = "shows what a question looks like, sends nothing",
        ["Home/Pages/Style.cshtml"] = "shows what fields look like, keeps nothing",
    };

    /// <summary>Short fields that hold no free text, with why. Anything else people type goes through FreeText.</summary>
    private static readonly Dictionary<string, string> NotFree = new()
    {
        ["Identity/Pages/AcceptInvitation.cshtml Name"] = "the name of the person who signs in, which their colleagues see",
        ["Identity/Pages/SetUp.cshtml Present"] = "digits, kept nowhere",
        ["Identity/Pages/SetUp.cshtml Code"] = "digits, kept nowhere",
        ["Identity/Pages/SignInCode.cshtml Code"] = "digits, kept nowhere",
        ["Identity/Pages/Passkeys.cshtml Name"] = "what somebody calls their own device, which only they see",
        ["OtherAudits/Pages/Import.cshtml LevelWords[place]"] = "goes through FreeText.CheckAsync; the form has steps",
        ["OtherAudits/Pages/Import.cshtml Name"] = "goes through FreeText.CheckAsync; the form has steps",
        ["Identity/Pages/Second.cshtml Code"] = "digits, kept nowhere",
        ["Home/Pages/Style.cshtml Name"] = "shows what fields look like, keeps nothing",
        ["Partnership/Pages/_OrganisationFields.cshtml Name"] = "what an organisation is called, also in public",
        ["Partnership/Pages/OrganisationView.cshtml UnitName"] = "what a team or a site is called; its hint says that it names no person",
        ["Partnership/Pages/ChangeUnit.cshtml Name"] = "what a team or a site is called; its hint says that it names no person",
        ["Identity/Pages/PeopleList.cshtml Q"] = "a search, kept nowhere",
        ["Partnership/Pages/OrganisationList.cshtml Q"] = "a search, kept nowhere",
        ["Partnership/Pages/FindDuplicate.cshtml Q"] = "a search, kept nowhere",
        ["RunningRounds/Pages/RoundView.cshtml Q"] = "a search, kept nowhere",
        ["RunningRounds/Pages/OpenRound.cshtml Title"] = "the title of a round, which everybody reads",
        ["Audit/Pages/AuditList.cshtml What"] = "a search, kept nowhere",
        ["Audit/Pages/AuditList.cshtml Who"] = "a search, kept nowhere",
        ["Audit/Pages/AuditList.cshtml About"] = "a search, kept nowhere",
    };

    [Fact]
    public void Every_field_for_peoples_own_words_goes_through_FreeText() => Assert.Empty(Offences(Pages()));

    [Fact]
    public void Nothing_is_excused_that_is_not_there_any_more()
    {
        var fields = Pages().SelectMany(page => Inputs().Matches(page.View).Select(match => $"{page.Path} {match.Groups["for"].Value}")).ToHashSet();

        Assert.DoesNotContain(NotFree.Keys, key => !fields.Contains(key));
        Assert.DoesNotContain(Makers.Keys, path => !File.Exists(Path.Combine(Web, path)));
    }

    [Theory]
    [
        InlineData("<ui-textarea for=\"Why\" />", ""),
        InlineData("<textarea name=\"why\"></textarea>", ""),
        InlineData("<input name=\"why\">", ""),
        InlineData("<input type=\"text\" name=\"why\">", "")
    ]
    [
        InlineData("<ui-free-text for=\"Why\" /><free-text-help />", "await SaveAsync(Why);"),
        InlineData("<ui-free-text for=\"Why\" /><free-text-help />", "await free.ReplyAsync(this, place, [(nameof(Other), Other)], stop)")
    ]
    [
        InlineData("<ui-free-text for=\"Why\" />", "await free.ReplyAsync(this, place, [(nameof(Why), Why)], stop)"),
        InlineData("<ui-input for=\"Why\" label=\"Why\" />", "")
    ]
    [InlineData("@Components.CharacterCount(new())", ""), InlineData("@Components.Textarea(new())", ""), InlineData("<div contenteditable></div>", "")]
    public void A_field_that_does_not_is_seen(string view, string code) => Assert.NotEmpty(Offences([("Made/Up.cshtml", view, code)]));

    [Theory]
    [InlineData("<ui-free-text for=\"Why\" /><free-text-help />"), InlineData("<ui-input for=\"Why\" /><free-text-help />")]
    public void A_field_that_does_is_fine(string view) =>
        Assert.Empty(Offences([("Made/Up.cshtml", view, "if (await free.ReplyAsync(this, place, [(nameof(Why), Why)], stop) is { } reply)")]));

    private static IEnumerable<string> Offences(IEnumerable<(string Path, string View, string Code)> pages) =>
        from page in pages
        from offence in Raw(page.Path, page.View + page.Code).Concat(Unguarded(page.Path, page.View, page.Code))
        select $"{page.Path}: {offence}. See docs/identifiers.md, 'How a page does it'.";

    private static IEnumerable<string> Raw(string path, string text) =>
        Makers.ContainsKey(path) ? [] : RawFields().Matches(text).Select(match => $"'{match.Value.Trim()}' instead of <ui-free-text>");

    private static IEnumerable<string> Unguarded(string path, string view, string code)
    {
        foreach (Match field in Inputs().Matches(view))
        {
            var name = field.Groups["for"].Value;
            var typed = field.Groups["tag"].Value == "ui-input" && (Typed().IsMatch(field.Value) || NotFree.ContainsKey($"{path} {name}"));
            if (
                !typed
                && !Regex.IsMatch(
                    code,
                    $@"\.ReplyAsync\([^;]*nameof\({Regex.Escape(name.Split('.')[^1].Split('[')[0])}\)",
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                )
            )
            {
                yield return $"{name} is not given to FreeText.ReplyAsync";
            }
            else if (!typed && !view.Contains("<free-text-help", StringComparison.Ordinal))
            {
                yield return $"{name} stands in a form without <free-text-help />";
            }
        }
    }

    private static IEnumerable<(string Path, string View, string Code)> Pages() =>
        from file in Directory.EnumerateFiles(Web, "*.cs*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Web, file).Replace('\\', '/')
        where
            !path.StartsWith("bin/", StringComparison.Ordinal)
            && !path.StartsWith("obj/", StringComparison.Ordinal)
            && !path.StartsWith("Ui/", StringComparison.Ordinal)
            && !path.Contains("/Assets/", StringComparison.Ordinal)
        where
            path.EndsWith(".cshtml", StringComparison.Ordinal)
            || (
                path.EndsWith(".cs", StringComparison.Ordinal)
                && !path.EndsWith(".cshtml.cs", StringComparison.Ordinal)
                && !path.Contains("/Migrations/", StringComparison.Ordinal)
            )
        let view = File.ReadAllText(file)
        select (path, view, File.Exists(file + ".cs") ? File.ReadAllText(file + ".cs") : "");

    [GeneratedRegex(
        @"<ui-textarea\b|<textarea\b|\bcontenteditable\b|Components\.(Textarea|CharacterCount|Input)\(|<input\b(?![^>]*\btype=""(hidden|radio"
            + @"|checkbox|submit)"")",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex RawFields();

    [GeneratedRegex(@"<(?<tag>ui-input|ui-free-text)\b[^>]*?\bfor=""(?<for>[^""]+)""(""[^""]*""|[^"">])*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inputs();

    [GeneratedRegex(@"\btype=""(email|number|tel|url|date|time)""|\binputmode=""numeric""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Typed();
}
