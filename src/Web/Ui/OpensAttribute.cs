using Lodestar.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Lodestar.Ui;

/// <summary>Finds a thing for a person by its id; null if there is none, or none that they may see: nobody learns which of the two.</summary>
internal delegate Task<T?> Finding<T>(Guid id, Person me, CancellationToken stop)
    where T : class;

/// <summary>The thing that a page is about; there is one on every page marked with <see cref="OpensAttribute{T}"/>.</summary>
internal sealed class Current<T>
    where T : class
{
    private T? open;

    public T Open
    {
        get => open ?? throw new InvalidOperationException($"This page is not marked with [Opens<{typeof(T).Name}>].");
        set => open = value;
    }
}

/// <summary>
/// Finds the thing whose id is in the address before the page does anything. If there is none that the person may see, the page is not
/// there. The page's <c>[Authorize]</c> has already asked whether they may do what the page is for.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpensAttribute<T> : TypeFilterAttribute
    where T : class
{
    /// <param name="route">The part of the address in which the id stands.</param>
    public OpensAttribute(string route = "id")
        : base(typeof(Filter)) => Arguments = [route];

    /// <summary>Finds the thing before the page runs.</summary>
    private sealed class Filter(Finding<T> find, Current<T> current, string route) : IAsyncPageFilter
    {
        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            var http = context.HttpContext;
            if (Guid.TryParse(http.GetRouteValue(route)?.ToString(), out var id) && await find(id, http.Me(), http.RequestAborted) is { } open)
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

/// <summary>How a capability says how its things are found.</summary>
internal static class OpensServices
{
    /// <summary>Lets pages open such things.</summary>
    public static IServiceCollection AddFinding<T>(this IServiceCollection services, Func<IServiceProvider, Finding<T>> find)
        where T : class => services.AddScoped<Current<T>>().AddScoped(find);
}
