using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;

namespace Lodestar.Persistence;

/// <summary>A key of ASP.NET Core Data Protection, encrypted under the secret key.</summary>
internal sealed class FormKey
{
    public required string Name { get; init; }

    public required string Xml { get; init; }
}

internal sealed class FormKeyTable : IEntityTypeConfiguration<FormKey>
{
    public void Configure(EntityTypeBuilder<FormKey> builder)
    {
        builder.ToTable("persistence_form_keys");
        builder.HasKey(key => key.Name);
    }
}

/// <summary>Keeps Data Protection's keys in the database, so that every node can read every other's forms.</summary>
internal sealed class FormKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<Db>().Set<FormKey>().AsNoTracking().AsEnumerable().Select(key => XElement.Parse(key.Xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        db.Add(new FormKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }

    public static IServiceCollection Add(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("lodestar");
        services.AddSingleton<IXmlRepository, FormKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = provider.GetRequiredService<IXmlRepository>();
            options.XmlEncryptor = new FormKeyEncryptor(provider.GetRequiredService<SecretKey>());
        }));
        return services;
    }
}

/// <summary>Encrypts a Data Protection key with AES-256-GCM under a key derived from the secret key.</summary>
internal sealed class FormKeyEncryptor(SecretKey secret) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        var cipher = new byte[plain.Length];
        using var aes = new AesGcm(secret.Derive(FormKeyDecryptor.Purpose), tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag);
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String([.. nonce, .. tag, .. cipher])), typeof(FormKeyDecryptor));
    }
}

/// <summary>Opens what <see cref="FormKeyEncryptor"/> sealed. Data Protection makes it by name, with the services.</summary>
internal sealed class FormKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    internal const string Purpose = "form keys";

    public XElement Decrypt(XElement encryptedElement)
    {
        var bytes = Convert.FromBase64String(encryptedElement.Value).AsSpan();
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[bytes.Length - nonce - tag];
        using var aes = new AesGcm(services.GetRequiredService<SecretKey>().Derive(Purpose), tag);
        aes.Decrypt(bytes[..nonce], bytes[(nonce + tag)..], bytes[nonce..(nonce + tag)], plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
