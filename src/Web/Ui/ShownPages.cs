using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Lodestar.Ui;

/// <summary>A page that answered a form, sealed with a key that only the browser has.</summary>
internal sealed class ShownPage
{
    public required Guid Id { get; init; }

    /// <summary>The page and its status, compressed and encrypted.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>When it is deleted.</summary>
    public required DateTimeOffset Until { get; init; }
}

/// <summary>Maps <see cref="ShownPage"/> to its table.</summary>
internal sealed class ShownPageTable : IEntityTypeConfiguration<ShownPage>
{
    public void Configure(EntityTypeBuilder<ShownPage> builder)
    {
        builder.ToTable("ui_shown_pages");
        builder.HasKey(page => page.Id);
        builder.HasIndex(page => page.Until);
    }
}

/// <summary>
/// A form is never answered with a page, but with a redirect to that page under an address of its own (POST, redirect, GET). The
/// browser can come back to it: what was typed, what is wrong with it and whom to call are still there. For an hour, or almost two, the page
/// is in the database, encrypted with a key made from the browser's cookie, which is not kept here, so that nobody else can open it.
/// </summary>
internal sealed class ShownPages(IServiceScopeFactory scopes, SecretKey secret, TimeProvider clock, ILogger<ShownPages> log)
{
    /// <summary>The part of the query that names a page.</summary>
    public const string Query = "shown";

    /// <summary>For how long a browser can come back to a page at least. It ends with a full hour, so that it does not tell when somebody was here.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    // Anyone who sends more faulty forms than this is shown the reply to the form itself, as if this class were not there.
    private const int Most = 10_000;
    private const int LongestPage = TakesFilesAttribute.LargestForm;
    private const int StatusLength = sizeof(int);

    /// <summary>The retention clock of these pages.</summary>
    public static RetentionClock KeptFor { get; } =
        new ExpiryClock<ShownPage>(
            "ui_shown_pages",
            "Pages that answered a form",
            "two hours at most",
            "a person who goes back in the browser finds what they typed and whom to call",
            (db, at) => db.Set<ShownPage>().Where(page => page.Until <= at).OrderBy(page => page.Until)
        )
        {
            IsShort = true,
        };

    /// <summary>Keeps a page for the browser that sent the form.</summary>
    /// <returns>Its address; null if it cannot be kept, so that the page itself has to be the reply.</returns>
    public async Task<string?> KeepAsync(HttpContext http, ReadOnlyMemory<byte> page, CancellationToken stop)
    {
        if (CookieOf(http) is not { } cookie || page.Length > LongestPage)
        {
            return null;
        }

        var id = Guid.NewGuid();
        try
        {
            // The request's own unit of work may hold what was refused.
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            if (await db.Set<ShownPage>().CountAsync(stop) >= Most)
            {
                return null;
            }

            var plain = Compressed(http.Response.StatusCode, page.Span);
            db.Add(
                new ShownPage
                {
                    Id = id,
                    Sealed = Seal(KeyOf(cookie, id, http.Request.Path), plain),
                    Until = FullHourAfter(clock.GetUtcNow() + Lasts),
                }
            );
            await db.SaveChangesAsync(stop);
        }
        catch (Exception failed) when (Trouble.Is(failed))
        {
            log.LogWarning("A page could not be kept to come back to: {Reason}", Trouble.Name(failed));
            return null;
        }

        var query = QueryHelpers.ParseQuery(http.Request.QueryString.Value).Where(part => part.Key is not (Query or "handler")).ToList();
        return http.Request.PathBase.Add(http.Request.Path)
            + QueryString.Create([.. query, KeyValuePair.Create(Query, new StringValues(WebEncoders.Base64UrlEncode(id.ToByteArray())))]).Value;
    }

    /// <summary>The page that a browser comes back to, with its status; null if there is none, or not for this browser.</summary>
    public async Task<(int Status, byte[] Page)?> FindAsync(HttpContext http, CancellationToken stop)
    {
        if (IdOf(http.Request) is not { } id || SessionCookie.Read(http.Request) is not { } cookie)
        {
            return null;
        }

        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var kept = await scope
            .ServiceProvider.GetRequiredService<Db>()
            .Set<ShownPage>()
            .Where(page => page.Id == id && page.Until > now)
            .Select(page => page.Sealed)
            .FirstOrDefaultAsync(stop);
        return kept is not null && Open(KeyOf(cookie, id, http.Request.Path), kept) is { } plain ? Opened(plain) : null;
    }

    private static DateTimeOffset FullHourAfter(DateTimeOffset moment) =>
        new(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerHour) + TimeSpan.TicksPerHour, TimeSpan.Zero);

    private static Guid? IdOf(HttpRequest request)
    {
        Span<byte> bytes = stackalloc byte[16];
        var written = request.Query[Query].ToString();
        return written.Length == 22 && System.Buffers.Text.Base64Url.TryDecodeFromChars(written, bytes, out var length) && length == 16
            ? new Guid(bytes)
            : null;
    }

    // The one that the reply sets, if a sitting began or ended with it.
    private static string? CookieOf(HttpContext http) =>
        http.Response.Headers.SetCookie.Count > 0
        && SetCookieHeaderValue.ParseList(http.Response.Headers.SetCookie).LastOrDefault(one => one.Name == SessionCookie.Name) is { } set
            ? Uri.UnescapeDataString(set.Value.ToString()) is { Length: > 0 } value
                ? value
                : null
            : SessionCookie.Read(http.Request);

    private byte[] KeyOf(string cookie, Guid id, string path) => secret.Mac("page that answered a form", $"{cookie} {id} {path}");

    private static byte[] Compressed(int status, ReadOnlySpan<byte> page)
    {
        using var plain = new MemoryStream();
        Span<byte> head = stackalloc byte[StatusLength];
        BinaryPrimitives.WriteInt32LittleEndian(head, status);
        plain.Write(head);
        using (var brotli = new BrotliStream(plain, CompressionLevel.Fastest))
        {
            brotli.Write(page);
        }

        return plain.ToArray();
    }

    private static (int Status, byte[] Page) Opened(byte[] plain)
    {
        using var page = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(plain, StatusLength, plain.Length - StatusLength), CompressionMode.Decompress);
        brotli.CopyTo(page);
        return (BinaryPrimitives.ReadInt32LittleEndian(plain), page.ToArray());
    }

    // AES-256-GCM: nonce, then text, then tag. Each key seals one page.
    private static byte[] Seal(byte[] key, byte[] plain)
    {
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var kept = new byte[nonce + plain.Length + tag];
        RandomNumberGenerator.Fill(kept.AsSpan(0, nonce));
        using var cipher = new AesGcm(key, tag);
        cipher.Encrypt(kept.AsSpan(0, nonce), plain, kept.AsSpan(nonce, plain.Length), kept.AsSpan(nonce + plain.Length));
        return kept;
    }

    private static byte[]? Open(byte[] key, byte[] kept)
    {
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[kept.Length - nonce - tag];
        using var cipher = new AesGcm(key, tag);
        try
        {
            cipher.Decrypt(kept.AsSpan(0, nonce), kept.AsSpan(nonce, plain.Length), kept.AsSpan(nonce + plain.Length), plain);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
