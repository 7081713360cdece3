package jp.sekisho.api;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.inject.Singleton;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.jspecify.annotations.Nullable;

/// Validates wire records as they are. Hibernate Validator asks for each property whether it is loaded, as if it were
/// an entity of a database, and keeps the answers in a map: a third of what a validation costs.
@Singleton
final class WholeRecords implements ValidatorFactoryCustomizer {
    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        configuration.traversableResolver(new EverythingIsThere()).enableTraversableResolverResultCache(false);
    }

    private static final class EverythingIsThere implements TraversableResolver {
        @Override
        public boolean isReachable(
                @Nullable Object object,
                Path.Node property,
                Class<?> rootBeanType,
                Path pathToObject,
                ElementType elementType) {
            return true;
        }

        @Override
        public boolean isCascadable(
                @Nullable Object object,
                Path.Node property,
                Class<?> rootBeanType,
                Path pathToObject,
                ElementType elementType) {
            return true;
        }
    }
}
