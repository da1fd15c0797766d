using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lodestar.Ui;

/// <summary>What a page tells the frame around it.</summary>
public sealed class PageDetails
{
    /// <summary>Title in the browser, without the name of the service; 'Error: ' in front where there is one.</summary>
    public string Title { get; set; } = "";

    /// <summary>True where 'Exit this page' is shown: everywhere that a worried person may be.</summary>
    public bool CanExit { get; set; } = true;

    /// <summary>True where the page shows what one person answered: search engines and the browser's memory stay out.</summary>
    public bool Private { get; set; }
}

/// <summary>Addresses of leaving quickly.</summary>
public static class ExitLinks
{
    /// <summary>Ends the sitting and shows an ordinary site.</summary>
    public const string Leave = "/leave";
}

/// <summary>Finds what a page tells the frame around it.</summary>
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
