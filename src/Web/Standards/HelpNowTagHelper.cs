using Lodestar.Ui;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Standards;

/// <summary>Whom to call, on every page on which somebody might otherwise try to report a worry.</summary>
[HtmlTargetElement("help-now", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HelpNowTagHelper(HelpNow help, Words words) : TagHelper
{
    /// <summary>True for the few lines that fit beside something else; the districts are then one click away.</summary>
    public bool Short { get; set; }

    /// <summary>Districts to show; empty means all.</summary>
    public IReadOnlyList<string> Districts { get; set; } = [];

    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var contacts = await help.ContactsAsync(ViewContext.HttpContext.RequestAborted);
        var worried = new Element("ul")
            .Add(Line(words.Line("standards.help.danger")))
            .AddEach(FrontDoors(contacts))
            .Add(Line(words.Line("standards.help.police", contacts.Police)));

        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ls-help");
        output.Attributes.SetAttribute("aria-labelledby", "help-now");
        output.Content.AppendHtml(new Element("h2").Set("id", "help-now").Add(words["standards.help.not-here"]));
        if (Short)
        {
            output.Content.AppendHtml(
                worried.AddEach(
                    contacts.Services.Where(service => service.Audiences.Contains(Audience.Children) && !ForYourself(service)).Take(2).Select(Service)
                )
            );
            return;
        }

        var forChildren = contacts.Services.Where(service => service.Audiences.Contains(Audience.Children) && !ForYourself(service)).ToList();
        output.Content.AppendHtml(worried.AddEach(contacts.Services.Where(service => !forChildren.Contains(service) && !ForYourself(service)).Select(Service)));
        output.Content.AppendHtml(new Element("h2").Add(words["standards.help.children"]));
        output.Content.AppendHtml(new Element("ul").AddEach(forChildren.Select(Service)));
        output.Content.AppendHtml(new Element("h2").Add(words["standards.help.yourself"]));
        output.Content.AppendHtml(new Element("ul").AddEach(contacts.Services.Where(ForYourself).Select(Service)));
        output.Content.AppendHtml(new Element("p", "ls-meta").Add(words["standards.help.call-log"]));
    }

    private static bool ForYourself(Service service) => service.Category is ServiceCategory.Wellbeing or ServiceCategory.Recovery;

    private IEnumerable<IHtmlContent> FrontDoors(HelpNowContacts contacts)
    {
        if (Short && Districts.Count == 0)
        {
            return [Line(words.Line("standards.help.districts"))];
        }

        return contacts.Districts.Where(one => Districts.Count == 0 || Districts.Contains(one.District.Id)).Select(FrontDoor);
    }

    private Element FrontDoor(DistrictFrontDoor one)
    {
        var (district, door) = one;
        if (door is null)
        {
            return new Element("li")
                .Add(words["standards.help.front-door", district.Name] + " ")
                .Add(new Element("a", "govuk-link").Set("href", district.Web).Set("rel", "noreferrer").Add(district.Partnership))
                .Add(" " + words["standards.help.being-checked"]);
        }

        var line = new Element("li").Add(words["standards.help.front-door", district.Name] + " ").Add(Phone(door.Phone));
        if (door.Hours.Length > 0)
        {
            line.Add(" " + door.Hours);
        }

        if (door.OutOfHours.Length > 0)
        {
            line.Add(" " + words["standards.help.other-times"] + " ").Add(Phone(door.OutOfHours));
        }

        return line.Add(" " + words["standards.help.confirmed", words.Day(door.ConfirmedOn)]);
    }

    private static Element Service(Service service)
    {
        var line = new Element("li").Add(new Element("a", "govuk-link").Set("href", service.Web).Set("rel", "noreferrer").Add(service.Name));
        if (service.ShownPhone is { } phone)
        {
            line.Add(" ").Add(Phone(phone));
        }

        return line.Add(". " + service.Description);
    }

    private static Element Line(IHtmlContent content) => new Element("li").Add(content);

    private static IHtmlContent Phone(string number) =>
        new Element("strong").Add(new Element("a", "govuk-link").Set("href", StandardsLinks.Phone(number)).Add(number));
}
