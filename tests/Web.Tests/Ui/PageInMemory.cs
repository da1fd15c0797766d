using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Lodestar.Ui;

/// <summary>A form as pages have them.</summary>
internal sealed class RoundForm
{
    [Display(Name = "Round title"), Required(ErrorMessage = "Enter a title")]
    public string? Title { get; set; }

    [Required(ErrorMessage = "Choose a sector")]
    public string? Sector { get; set; }

    [MinLength(1, ErrorMessage = "Choose a district"), BindProperty(Name = nameof(Districts))]
    public List<string> Districts { get; set; } = [];

    public int? Amount { get; set; }

    public string? Note { get; set; }

    public bool Agreed { get; set; }

    [Display(Name = "Closing date"), Required(ErrorMessage = "Enter the closing date"), BindProperty(BinderType = typeof(DateParts))]
    public DateOnly? ClosesAt { get; set; }
}

/// <summary>A page without a server: MVC binds and validates its form, and its tags are rendered in the way of Razor.</summary>
internal sealed class PageInMemory
{
    private readonly ServiceProvider services;
    private readonly ViewContext view;
    private readonly IModelMetadataProvider metadata;
    private readonly Dictionary<TagHelper, TagHelper[]> inside = [];

    public PageInMemory(UiWords? words = null)
    {
        services = new ServiceCollection().AddLogging().AddSingleton(words ?? new()).AddMvc().Services.BuildServiceProvider();
        metadata = services.GetRequiredService<IModelMetadataProvider>();
        view = new()
        {
            HttpContext = new DefaultHttpContext { RequestServices = services },
            RouteData = new RouteData(),
            ActionDescriptor = new ActionDescriptor(),
        };
        view.ViewData = new(metadata, view.ModelState);
    }

    public RoundForm Form { get; init; } = new();

    public ModelStateDictionary State => view.ModelState;

    /// <summary>Fills the form from what a browser sends.</summary>
    public async Task<PageInMemory> Post(params (string Name, string Value)[] fields)
    {
        var values = fields.GroupBy(field => field.Name, field => field.Value).ToDictionary(same => same.Key, same => new StringValues([.. same]));
        var sent = new FormValueProvider(BindingSource.Form, new FormCollection(values), CultureInfo.InvariantCulture);
        foreach (var property in typeof(RoundForm).GetProperties())
        {
            await Bind(property, sent);
        }

        return this;
    }

    /// <summary>A tag, with others inside it.</summary>
    public T Tag<T>(Action<T>? set = null, params TagHelper[] others)
        where T : TagHelper
    {
        var tag = ActivatorUtilities.CreateInstance<T>(services);
        typeof(T).GetProperty(nameof(ViewContext))?.SetValue(tag, view);
        set?.Invoke(tag);
        inside[tag] = others;
        return tag;
    }

    /// <summary>A tag that is bound to a property of the form.</summary>
    public T Field<T>(string name, Action<T>? set = null, params TagHelper[] others)
        where T : FieldTagHelper
    {
        var tag = Tag(set, others);
        tag.For = new(name, metadata.GetModelExplorerForType(typeof(RoundForm), Form).GetExplorerForProperty(name));
        return tag;
    }

    /// <summary>The page with these tags on it, one after the other.</summary>
    public async Task<IDocument> Show(params TagHelper[] tags)
    {
        var page = new HtmlContentBuilder();
        foreach (var tag in tags)
        {
            page.AppendHtml(await Render(tag, []));
        }

        // Only after the last tag has run, as Razor does.
        await using var written = new StringWriter();
        page.WriteTo(written, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(written.ToString());
    }

    private async Task<TagHelperOutput> Render(TagHelper tag, Dictionary<object, object> fromOutside)
    {
        var items = new Dictionary<object, object>(fromOutside);
        var output = new TagHelperOutput("ui-tag", [], async (_, _) =>
        {
            var content = new DefaultTagHelperContent();
            foreach (var other in inside[tag])
            {
                content.AppendHtml(await Render(other, items));
            }

            return content;
        });
        await tag.ProcessAsync(new("ui-tag", [], items, uniqueId: ""), output);
        return output;
    }

    private async Task Bind(PropertyInfo property, FormValueProvider sent)
    {
        var described = metadata.GetMetadataForProperty(typeof(RoundForm), property.Name);
        var info = BindingInfo.GetBindingInfo(property.GetCustomAttributes(), described) ?? new();
        var binder = services
            .GetRequiredService<IModelBinderFactory>()
            .CreateBinder(
                new()
                {
                    BindingInfo = info,
                    Metadata = described,
                    CacheToken = property,
                }
            );
        var result = await services
            .GetRequiredService<ParameterBinder>()
            .BindModelAsync(
                view,
                binder,
                sent,
                new()
                {
                    Name = property.Name,
                    BindingInfo = info,
                    ParameterType = property.PropertyType,
                },
                described,
                value: null,
                container: Form
            );
        if (result.IsModelSet)
        {
            property.SetValue(Form, result.Model);
        }
    }
}
