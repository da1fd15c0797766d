using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lodestar.Ui;

/// <summary>What a page tells the frame around it.</summary>
public sealed class PageDetails
{
    /// <summary>Title in the browser, without the name of the service; with 'Error: ' in front if there is an error.</summary>
    public string Title { get; set; } = "";

    /// <summary>True if 'Exit this page' is shown: everywhere that a worried person may be.</summary>
    public bool CanExit { get; set; } = true;

    /// <summary>True if the page shows what one person answered, so that search engines and the browser's cache must not keep it.</summary>
    public bool Private { get; set; }
}

/// <summary>The address for leaving quickly.</summary>
public static class ExitLinks
{
    /// <summary>Ends the sitting and shows an ordinary site.</summary>
    public const string Leave = "/leave";
}

/// <summary>Lets a view find its page details.</summary>
public static class PageDetailsOfView
{
    /// <summary>The details of the page that is being shown.</summary>
    public static PageDetails PageDetails(this ViewContext view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.ViewData["page"] is not PageDetails details)
        {
            details = new PageDetails();
            view.ViewData["page"] = details;
        }

        return details;
    }
}
