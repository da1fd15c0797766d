using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public sealed class FixtureTests
{
    private static readonly Dictionary<string, Func<Fixture, IHtmlContent>> Components = new()
    {
        ["back-link"] = By<BackLinkOptions>(Ui.Components.BackLink),
        ["button"] = By<ButtonOptions>(Ui.Components.Button),
        ["character-count"] = By<CharacterCountOptions>(Ui.Components.CharacterCount),
        ["checkboxes"] = By<CheckboxesOptions>(Ui.Components.Checkboxes),
        ["date-input"] = By<DateInputOptions>(Ui.Components.DateInput),
        ["details"] = By<DetailsOptions>(Ui.Components.Details),
        ["error-message"] = By<ErrorMessageOptions>(Ui.Components.ErrorMessage),
        ["error-summary"] = By<ErrorSummaryOptions>(Ui.Components.ErrorSummary),
        ["exit-this-page"] = By<ExitThisPageOptions>(Ui.Components.ExitThisPage),
        ["fieldset"] = By<FieldsetOptions>(Ui.Components.Fieldset),
        ["hint"] = By<HintOptions>(Ui.Components.Hint),
        ["input"] = By<InputOptions>(Ui.Components.Input),
        ["inset-text"] = By<InsetTextOptions>(Ui.Components.InsetText),
        ["label"] = By<LabelOptions>(Ui.Components.Label),
        ["notification-banner"] = By<NotificationBannerOptions>(Ui.Components.NotificationBanner),
        ["panel"] = By<PanelOptions>(Ui.Components.Panel),
        ["radios"] = By<RadiosOptions>(Ui.Components.Radios),
        ["select"] = By<SelectOptions>(Ui.Components.Select),
        ["summary-list"] = By<SummaryListOptions>(Ui.Components.SummaryList),
        ["table"] = By<TableOptions>(Ui.Components.Table),
        ["tag"] = By<TagOptions>(Ui.Components.Tag),
        ["textarea"] = By<TextareaOptions>(Ui.Components.Textarea),
        ["warning-text"] = By<WarningTextOptions>(Ui.Components.WarningText),
    };

    /// <summary>The package has at least this many of each; fewer would mean that they are not found.</summary>
    private const int FewestExamples = 4;

    public static TheoryData<string, string> Supported() =>
        new(from component in Components.Keys from fixture in Fixtures.Of(component) select (component, fixture.Name));

    [Theory, MemberData(nameof(Supported))]
    public void A_component_renders_what_the_design_system_renders(string component, string name)
    {
        if (Difference(Fixtures.Of(component).Single(fixture => fixture.Name == name)) is { } difference)
        {
            Assert.Fail(difference);
        }
    }

    [Fact]
    public void Every_component_is_held_against_several_examples() =>
        Assert.All(Components.Keys, component => Assert.True(Supported().Count(row => row.Data.Item1 == component) >= FewestExamples, component));

    private static Func<Fixture, IHtmlContent> By<T>(Func<T, IHtmlContent> component) => fixture => component(Fixtures.OptionsOf<T>(fixture));

    private static string? Difference(Fixture fixture)
    {
        using var written = new StringWriter();
        try
        {
            Components[fixture.Component](fixture).WriteTo(written, HtmlEncoder.Default);
        }
        catch (JsonException unknown)
        {
            return $"{unknown.Message}\nOptions:\n{fixture.Options}";
        }

        return SameHtml.FirstDifference(fixture.Html, written.ToString()) is { } difference
            ? $"{difference}\nExpected:\n{fixture.Html}\nFound:\n{written}"
            : null;
    }
}
