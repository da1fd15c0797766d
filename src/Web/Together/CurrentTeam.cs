using Lodestar.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Lodestar.Together;

/// <summary>The reflection that a page is about; there is one on every page marked with <see cref="OpensTeamAttribute"/>.</summary>
internal sealed class CurrentTeam
{
    private TeamView? open;

    public TeamView Open
    {
        get => open ?? throw new InvalidOperationException("This page is not marked with [OpensTeam].");
        set => open = value;
    }
}

/// <summary>Finds the reflection with the id in the address. If the person may not read it, the page does not exist.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpensTeamAttribute() : TypeFilterAttribute(typeof(Filter))
{
    /// <summary>Finds the reflection before the page runs.</summary>
    private sealed class Filter(Teams teams, CurrentTeam current) : IAsyncPageFilter
    {
        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            var http = context.HttpContext;
            if (Guid.TryParse(http.GetRouteValue("id")?.ToString(), out var id) && await teams.FindAsync(id, http.Me(), http.RequestAborted) is { } open)
            {
                current.Open = open;
                await next();
            }
            else
            {
                context.Result = new NotFoundResult();
            }
        }
    }
}
