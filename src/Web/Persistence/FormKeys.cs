using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Persistence;

/// <summary>Maps Data Protection's keys to their table: one row for each, found by its name. No number says in which order they came.</summary>
internal sealed class FormKeyTable : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("persistence_form_keys");
        builder.Ignore(key => key.Id);
        builder.HasKey(key => key.FriendlyName);
        builder.Property(key => key.FriendlyName).HasColumnName("name");
        builder.Property(key => key.Xml).IsRequired();
    }
}

/// <summary>
/// Keeps Data Protection's keys in the database, encrypted under the secret key, so that every node can read the forms of every other.
/// </summary>
internal static class FormKeys
{
    /// <summary>Adds Data Protection with these keys to the services.</summary>
    public static void AddFormKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("lodestar").PersistKeysToDbContext<Db>();
        services.AddOptions<KeyManagementOptions>().Configure<SecretKey>((options, secret) => options.XmlEncryptor = new FormKeyEncryptor(secret));
    }
}

/// <summary>Encrypts a Data Protection key with AES-256-GCM under a key derived from the secret key.</summary>
internal sealed class FormKeyEncryptor(SecretKey secret) : IXmlEncryptor
{
    /// <inheritdoc/>
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

/// <summary>Decrypts what <see cref="FormKeyEncryptor"/> encrypted. Data Protection makes it by name, with the services.</summary>
internal sealed class FormKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    internal const string Purpose = "form keys";

    /// <inheritdoc/>
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
