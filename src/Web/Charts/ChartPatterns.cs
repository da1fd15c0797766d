using Microsoft.AspNetCore.Html;

namespace Lodestar.Charts;

/// <summary>
/// What shapes are filled with where a shade would not do. Hatching says that a number is withheld, everywhere; the others tell pieces apart
/// in forced colours, which leave no shades.
/// </summary>
internal static class ChartPatterns
{
    /// <summary>Diagonal lines: withheld.</summary>
    public const string Hatch = "ls-hatch";

    /// <summary>The patterns, once for all charts of a page.</summary>
    public static readonly IHtmlContent All = new HtmlString(
        """
        <svg class="ls-chart__patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>
        <pattern id="ls-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="ls-chart__mark" d="M0 0V7" stroke-width="3"/></pattern>
        <pattern id="ls-mark-2" width="9" height="9" patternUnits="userSpaceOnUse"><circle class="ls-chart__dot-mark" cx="4.5" cy="4.5" r="1.2"/></pattern>
        <pattern id="ls-mark-3" width="6" height="6" patternUnits="userSpaceOnUse"><path class="ls-chart__mark" d="M0 3H6" stroke-width="1.5"/></pattern>
        <pattern id="ls-mark-4" width="4" height="4" patternUnits="userSpaceOnUse"><path class="ls-chart__mark" d="M0 2H4M2 0V4" stroke-width="1.5"/></pattern>
        <pattern id="ls-apart-1" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="ls-chart__ground" width="6" height="6"/><circle class="ls-chart__dot-mark" cx="3" cy="3" r="1.1"/></pattern>
        <pattern id="ls-apart-2" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="ls-chart__ground" width="6" height="6"/><path class="ls-chart__mark" d="M3 0V6" stroke-width="1"/></pattern>
        <pattern id="ls-apart-3" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="ls-chart__ground" width="6" height="6"/></pattern>
        </defs></svg>
        """
    );
}
