using System.Net;
using System.Net.Sockets;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Lodestar;

/// <summary>A person with a browser: opens pages, fills the real forms and presses their buttons.</summary>
public sealed class Visitor : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;
    private readonly Uri address;

    /// <param name="address">Where the service is.</param>
    /// <param name="language">The language the browser asks for.</param>
    /// <param name="from">The address the browser is at; null for the usual one.</param>
    public Visitor(Uri address, string? language = null, IPAddress? from = null)
    {
        this.address = address;
        http = new HttpClient(
            new SocketsHttpHandler
            {
                CookieContainer = cookies,
                AllowAutoRedirect = false,
                ConnectCallback = ConnectAsync,
                SslOptions = Balancer.Trusting,
            }
        )
        {
            BaseAddress = address,
        };
        async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            if (from is not null)
            {
                socket.Bind(new IPEndPoint(from, 0));
            }

            await socket.ConnectAsync(context.DnsEndPoint, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }

        if (language is not null)
        {
            http.DefaultRequestHeaders.Add("Accept-Language", language);
        }
    }

    /// <summary>Names of the cookies the browser holds.</summary>
    public IReadOnlyList<Cookie> Cookies => [.. cookies.GetCookies(address).Cast<Cookie>()];

    /// <summary>The cookies that the reply to the last form set, as it set them.</summary>
    public IReadOnlyList<string> SetCookies { get; private set; } = [];

    /// <summary>The last redirect that led away from the service; null if none did.</summary>
    public Uri? WentTo { get; private set; }

    public Task<Page> OpenAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Asks without following where a reply leads.</summary>
    public async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request) => await http.SendAsync(request);

    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        var reply = await http.SendAsync(request);
        SetCookies = reply.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
        await MustBeOneToComeBackToAsync(request, reply);
        for (var hops = 0; reply.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect && hops < 8; hops++)
        {
            var to = new Uri(reply.RequestMessage!.RequestUri!, reply.Headers.Location!);
            if (to.Authority != address.Authority)
            {
                WentTo = to;
                break;
            }

            reply = reply.StatusCode == HttpStatusCode.TemporaryRedirect ? await http.PostAsync(to, request.Content) : await http.GetAsync(to);
        }

        var document = await new HtmlParser().ParseDocumentAsync(await reply.Content.ReadAsStringAsync());
        return new Page(this, document, reply);
    }

    // A rule of the house: a form is answered with a redirect, so that the browser can come back to the page. Trouble is told at once.
    private async Task MustBeOneToComeBackToAsync(HttpRequestMessage request, HttpResponseMessage reply)
    {
        // What no page takes (a token that is not right, a file that is too large) is refused at once.
        var isPage =
            reply.Content.Headers.ContentType?.MediaType == "text/html"
            && (
                (int)reply.StatusCode is 200 or 409 or 410 or 422
                || (
                    reply.StatusCode == HttpStatusCode.BadRequest
                    && (await reply.Content.ReadAsStringAsync()).Contains("govuk-error-summary", StringComparison.Ordinal)
                )
            );
        Assert.False(
            request.Method == HttpMethod.Post && isPage && cookies.GetCookies(address)["session"] is not null,
            $"{request.RequestUri} answers a form with a page ({(int)reply.StatusCode})."
        );
    }

    /// <summary>The same browser, talking to another node, or from another address.</summary>
    public Visitor At(Uri node, IPAddress? from = null)
    {
        var other = new Visitor(node, from: from);
        foreach (var cookie in cookies.GetAllCookies().Cast<Cookie>())
        {
            other.cookies.Add(node, new Cookie(cookie.Name, cookie.Value, cookie.Path));
        }

        return other;
    }

    /// <summary>Another browser with this cookie.</summary>
    public Visitor With(Uri node, Cookie cookie)
    {
        var other = At(node);
        other.cookies.Add(node, cookie);
        return other;
    }

    public void Dispose() => http.Dispose();
}

/// <summary>A page as a person sees it.</summary>
public sealed class Page(Visitor visitor, IHtmlDocument document, HttpResponseMessage reply)
{
    private readonly Dictionary<string, List<string>> filled = [];

    public int Status => (int)reply.StatusCode;

    public string Path => reply.RequestMessage!.RequestUri!.AbsolutePath;

    public IHtmlDocument Document => document;

    public HttpResponseMessage Reply => reply;

    public string Title => document.Title ?? "";

    public string Heading => Words(document.QuerySelector("h1"));

    /// <summary>Everything in the main part of the page, as words.</summary>
    public string Text => Words(document.QuerySelector("main"));

    /// <summary>What the error summary says, with the id each line leads to.</summary>
    public IReadOnlyList<(string Text, string Target)> Errors =>
        [
            .. document
                .QuerySelectorAll(".govuk-error-summary__list li")
                .Select(line => (Words(line), line.QuerySelector("a")?.GetAttribute("href")?.TrimStart('#') ?? "")),
        ];

    /// <summary>The error beside the field with this name.</summary>
    public string? ErrorBeside(string name)
    {
        var group = document.QuerySelector($"[name='{name}']")?.Closest(".govuk-form-group--error");
        return group is null ? null : Words(group.QuerySelector(".govuk-error-message")).Replace("Error:", "").Trim();
    }

    /// <summary>The values chosen or typed for a field.</summary>
    public IReadOnlyList<string> Values(string name) =>
        [
            .. document
                .QuerySelectorAll($"[name='{name}']")
                .Where(field => field is not IHtmlInputElement { Type: "radio" or "checkbox" } choice || choice.IsChecked)
                .Select(Value),
        ];

    /// <summary>Names of the questions on the page, in order.</summary>
    public IReadOnlyList<string> Fields =>
        [
            .. document
                .QuerySelectorAll("main form [name]")
                .Where(one => one is not IHtmlButtonElement)
                .Select(one => one.GetAttribute("name")!)
                .Where(name => name != "form")
                .Distinct(),
        ];

    public bool Shows(string words) => Text.Contains(words, StringComparison.Ordinal);

    /// <summary>Fills a field by its name; a radio or checkbox with the values to choose.</summary>
    public Page Fill(string name, params string[] values)
    {
        Assert.True(document.QuerySelector($"[name='{name}']") is not null, $"{Path} has no field '{name}'.");
        filled[name] = [.. values];
        return this;
    }

    /// <summary>Follows the link with these words.</summary>
    public Task<Page> FollowAsync(string words)
    {
        var link = document.QuerySelectorAll("a").FirstOrDefault(one => Words(one).StartsWith(words, StringComparison.Ordinal));
        Assert.True(link is not null, $"{Path} has no link '{words}'.");
        return visitor.OpenAsync(link.GetAttribute("href")!);
    }

    /// <summary>Presses the button with these words, or follows the link that looks like it.</summary>
    public Task<Page> PressAsync(string words)
    {
        var button = document.QuerySelectorAll("button, a[role=button]").FirstOrDefault(one => Words(one) == words);
        Assert.True(
            button is not null,
            $"{Path} has no button '{words}'. It has: {string.Join(", ", document.QuerySelectorAll("button, a[role=button]").Select(Words))}."
        );
        return PressAsync(button);
    }

    /// <summary>Presses the first button in the main part, whatever its words, or follows the link that looks like it.</summary>
    public Task<Page> PressFirstAsync() => PressAsync(document.QuerySelector("main .ls-actions .govuk-button")!);

    private Task<Page> PressAsync(IElement button)
    {
        if (button is not IHtmlButtonElement)
        {
            return visitor.OpenAsync(button.GetAttribute("href")!);
        }

        var form = button.GetAttribute("form") is { } outside ? document.GetElementById(outside)! : button.Closest("form")!;
        var action = button.GetAttribute("formaction") ?? form.GetAttribute("action");
        var target = new Uri(reply.RequestMessage!.RequestUri!, string.IsNullOrEmpty(action) ? reply.RequestMessage.RequestUri!.PathAndQuery : action);
        return visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(Fill(form, button)) });
    }

    private IEnumerable<KeyValuePair<string, string>> Fill(IElement form, IElement button)
    {
        var written = new HashSet<string>();
        foreach (var field in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            var name = field.GetAttribute("name")!;
            if (filled.TryGetValue(name, out var values))
            {
                foreach (var value in written.Add(name) ? values : [])
                {
                    yield return KeyValuePair.Create(name, value);
                }
            }
            else if (field is not IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false })
            {
                yield return KeyValuePair.Create(name, Value(field));
            }
        }

        if (button.GetAttribute("name") is { } pressed)
        {
            yield return KeyValuePair.Create(pressed, button.GetAttribute("value") ?? "");
        }
    }

    private static string Value(IElement field) => field is IHtmlTextAreaElement area ? area.Value : field.GetAttribute("value") ?? "";

    private static string Words(IElement? element) =>
        string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
