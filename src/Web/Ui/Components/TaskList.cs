using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>What is to be done, and how far each task is.</summary>
    public static IHtmlContent TaskList(TaskListOptions options) =>
        new Element("ul", "govuk-task-list", options.Classes)
            .Set(options.Attributes)
            .AddEach(options.Items.Select((item, index) => item is null ? null : Task(item, $"{options.IdPrefix}-{index + 1}")));

    private static Element Task(TaskListItem item, string id)
    {
        var hintId = item.Hint is null ? null : HintId(id);
        var status = item.Status ?? new();
        var statusId = id + "-status";
        var name = item.Href is null
            ? new Element("div", item.Title?.Classes)
            : new Element("a", "govuk-link", "govuk-task-list__link", item.Title?.Classes)
                .Set("href", item.Href)
                .Set("aria-describedby", Tokens.Together(hintId, statusId));

        return new Element("li", "govuk-task-list__item", item.Href is null ? null : "govuk-task-list__item--with-link", item.Classes)
            .Add(new Element("div", "govuk-task-list__name-and-hint")
                .Add(name.AddContent(item.Title))
                .Add(hintId is null ? null : new Element("div", "govuk-task-list__hint").Set("id", hintId).AddContent(item.Hint)))
            .Add(new Element("div", "govuk-task-list__status", status.Classes)
                .Set("id", statusId)
                .Add(status.Tag is null ? status.Html : Tag(status.Tag), status.Text));
    }
}

/// <summary>Options of a task list.</summary>
public sealed record TaskListOptions
{
    /// <summary>The tasks; null is passed over.</summary>
    public IReadOnlyList<TaskListItem?> Items { get; init; } = [];

    /// <summary>Begins the ids of the hints and states.</summary>
    public string IdPrefix { get; init; } = "task-list";

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}

/// <summary>One task.</summary>
public sealed record TaskListItem
{
    /// <summary>What is to be done.</summary>
    public Content? Title { get; init; }

    /// <summary>Help with it.</summary>
    public Content? Hint { get; init; }

    /// <summary>How far it is.</summary>
    public TaskListStatus? Status { get; init; }

    /// <summary>Where it is done; null for a task that cannot be done yet.</summary>
    public string? Href { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }
}

/// <summary>How far a task is.</summary>
public sealed record TaskListStatus
{
    /// <summary>A tag, instead of words.</summary>
    public TagOptions? Tag { get; init; }

    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }
}
