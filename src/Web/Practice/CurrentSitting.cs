using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Lodestar.Practice;

/// <summary>The sitting of the browser that asks; there is one on every page marked with <see cref="NeedsSittingAttribute"/>.</summary>
internal sealed class CurrentSitting
{
    private OpenSitting? open;

    public OpenSitting Open
    {
        get => open ?? throw new InvalidOperationException("This page is not marked with [NeedsSitting].");
        set => open = value;
    }
}

/// <summary>Finds the sitting, or shows a page that says kindly that it has ended.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsSittingAttribute() : TypeFilterAttribute(typeof(Filter))
{
    /// <summary>Finds the sitting before the page runs.</summary>
    private sealed class Filter(Sittings sittings, CurrentSitting current) : IAsyncPageFilter
    {
        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            if (await sittings.CurrentAsync(context.HttpContext, context.HttpContext.RequestAborted) is { } open)
            {
                current.Open = open;
                if (await next() is { Exception: SheetGoneException } done)
                {
                    (done.ExceptionHandled, done.Result) = (true, new RedirectResult(PracticeLinks.Ended));
                }
            }
            else
            {
                context.Result = new RedirectResult(PracticeLinks.Ended);
            }
        }
    }
}
